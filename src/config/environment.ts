/** What the program takes from its environment; nothing else is read anywhere. */
export interface Environment {
  /** https://no-color.org: set and not empty. */
  readonly noColor: boolean;
  /** Running in continuous integration: no live bars, no prompts. */
  readonly ci: boolean;
  /** `GOV_AUDIT_DATABASE`: PostgreSQL URL, as `--database`. */
  readonly database: string | null;
  /** `GOV_AUDIT_BROWSER`: path of a Chromium, as `--browser`. */
  readonly browser: string | null;
  /** `GOV_AUDIT_CONTACT`: address that stands in the user agent, so that webmasters know whom to ask. */
  readonly contact: string | null;
  /** In a step of GitHub Actions: where its summary is written. */
  readonly github: { readonly stepSummary: string | null } | null;
  /** `GOV_AUDIT_NOTIFY`: as `--notify`, separated by blanks; keeps secrets out of the list of processes. */
  readonly notify: readonly string[];
}

/** Reads the environment; call it once and hand the frozen object on. */
export function readEnvironment(env: { readonly [name: string]: string | undefined }): Environment {
  return Object.freeze({
    noColor: text(env['NO_COLOR']) !== null,
    ci: !['', '0', 'false'].includes((env['CI'] ?? '').trim().toLowerCase()),
    database: text(env['GOV_AUDIT_DATABASE']),
    browser: text(env['GOV_AUDIT_BROWSER']),
    contact: text(env['GOV_AUDIT_CONTACT']),
    github: text(env['GITHUB_ACTIONS']) === 'true' ? { stepSummary: text(env['GITHUB_STEP_SUMMARY']) } : null,
    notify: (text(env['GOV_AUDIT_NOTIFY']) ?? '').split(/\s+/).filter((one) => one !== ''),
  });
}

function text(value: string | undefined): string | null {
  const trimmed = (value ?? '').trim();
  return trimmed === '' ? null : trimmed;
}
