import type { Finding } from '../domain/finding.ts';
import { word } from './text/texts.ts';
import type { View } from './view.ts';

/** Links that stand in no part of a page: what they stand in is told in its place. */
const ELSEWHERE: ReadonlySet<string> = new Set(['pdf', 'office', 'sitemap', 'address', 'css', 'css-import']);

/** Where a link stands, as the one who mends it looks for it: `页脚模板`, `正文`, `PDF 附件中的链接`; empty where nothing is known. */
export function linkPlace(view: View, finding: Pick<Finding, 'facts' | 'pages'>): string {
  const { words, site } = view.text;
  const { via, zone } = finding.facts;
  if (typeof via === 'string' && ELSEWHERE.has(via)) return word(words.via, via);
  if (typeof zone !== 'string') return '';
  const name = word(words.zones, zone);
  return isOfTemplate(finding) ? site.inTemplate(name) : name;
}

/** A link to a host that is gone says so as its cause, and may stand in a template all the same. */
function isOfTemplate({ facts, pages }: Pick<Finding, 'facts' | 'pages'>): boolean {
  const { cause, share } = facts;
  if (cause !== 'host') return cause === 'template';
  return pages >= TEMPLATE.pages && typeof share === 'number' && share >= TEMPLATE.share;
}

const TEMPLATE = { pages: 5, share: 0.3 };
