import type { Finding } from '../domain/finding.ts';
import type { Repair } from './repair-value.ts';

/** Where faults are mended: in templates and shared parts once, on single pages one by one. */
export interface Edits {
  readonly inTemplate: number;
  /** Pages that are mended with the templates. */
  readonly templatePages: number;
  readonly onPages: number;
}

export function editsOf(findings: readonly Finding[]): Edits {
  let inTemplate = 0;
  let templatePages = 0;
  let onPages = 0;
  for (const finding of findings) {
    if (isShared(finding)) {
      inTemplate += 1;
      templatePages = Math.max(templatePages, finding.pages);
    } else onPages += Math.max(1, finding.target.type === 'link' ? finding.pages : 1);
  }
  return { inTemplate, templatePages, onPages };
}

/** An element's shape on several pages, or a link which the gatherers have found to be part of a template, is mended once. */
function isShared({ target, facts, pages }: Finding): boolean {
  if (target.type === 'element') return typeof facts['template'] === 'string' && pages > 1;
  return facts['cause'] === 'template';
}

/** Points gained for each place that must be mended. */
export function gainPerEdit(repair: Repair): number {
  const { inTemplate, onPages } = editsOf(repair.findings);
  return repair.gain / Math.max(1, inTemplate + onPages);
}
