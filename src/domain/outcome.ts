/** EARL 1.0 outcome values. What could not be seen is never `failed`. */
export const OUTCOMES = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What `--only` and `--skip` choose between (contract §2). */
export const KINDS = [
  'ipv6',
  'accessibility',
  'columns',
  'links',
  'marks',
  'interaction',
  'content',
  'catalogue',
  'disclosure',
  'media',
] as const;
export type Kind = (typeof KINDS)[number];
