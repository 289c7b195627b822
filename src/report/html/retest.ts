import type { Finding } from '../../domain/finding.ts';
import type { Kind } from '../../domain/outcome.ts';
import { ruleOf, type SiteView, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { safeAddress } from './out-link.ts';

const MOST_PLACES = 10;

/** The commands that look again, folded away for those who know what to do with them: at a whole kind of problem, and at single pages. */
export function retest(view: View, site: SiteView, kind: Kind, findings: readonly Finding[]): Markup {
  const { text } = view;
  const single = [...new Set(findings.flatMap((one) => retestOne(view, one) ?? []))].slice(0, MOST_PLACES);
  return html`<details class="retest"><summary>${text.site.retest}</summary><dl class="facts">${row(text.site.retestAll, [ofKind(view, site, kind)])}${row(text.first.one, single)}</dl></details>
`;
}

function row(label: string, commands: readonly string[]): Markup | null {
  if (commands.length === 0) return null;
  return html`<div><dt>${label}</dt><dd>${commands.map((one) => html`<code class="command">${one}</code>`)}</dd></div>`;
}

function ofKind(view: View, { site }: SiteView, kind: Kind): string {
  const id = /^[\p{L}\p{N}._-]+$/u.test(site.id) ? site.id : `'${site.id.replaceAll("'", "'\\''")}'`;
  return `npx gov-audit audit ${view.text.site.seedFile} --site ${id} --only ${kind}`;
}

/** The command which looks at the place of one finding again, ready to be copied; `null` where there is no such command. */
export function retestOne(view: View, finding: Finding): string | null {
  const site = view.siteById.get(finding.site ?? '');
  const kind = ruleOf(view, finding.rule).indicator?.kind;
  const home = site === undefined ? null : quoted(site.site.url);
  if (home === null || kind === undefined) return null;
  const page = pageOf(finding);
  const audit = `npx gov-audit audit --url ${home}`;
  if (page === null || page === home) return `${audit} --only ${kind}`;
  const file = view.text.first.pagesFile;
  return `echo ${page} > ${file} && ${audit} --pages ${file} --only ${kind}`;
}

/** The page that shows the fault: of a link the first page it stands on. */
function pageOf({ target }: Finding): string | null {
  if (target.type === 'link') return quoted(target.from[0] ?? '');
  return 'url' in target && target.type !== 'site' && target.type !== 'app' && target.type !== 'account'
    ? quoted(target.url)
    : null;
}

/** As one word of a shell, whatever a site has put into its address; `null` where it is no web address. */
function quoted(address: string): string | null {
  const safe = safeAddress(address);
  return safe === null ? null : `'${safe.replaceAll("'", '%27')}'`;
}
