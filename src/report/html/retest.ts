import type { Finding } from '../../domain/finding.ts';
import { ruleOf, type View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { safeAddress } from './out-link.ts';

/** The command which looks at the place of one finding again, ready to be copied; `null` where there is no such command. */
export function retestOne(view: View, finding: Finding): Markup | null {
  const { text } = view;
  const site = view.siteById.get(finding.site ?? '');
  const kind = ruleOf(view, finding.rule).indicator?.kind;
  const home = site === undefined ? null : quoted(site.site.url);
  if (home === null || kind === undefined) return null;
  const page = pageOf(finding);
  const audit = `npx gov-audit audit --url ${home}`;
  if (page === null || page === home) return code(view, `${audit} --only ${kind}`);
  const file = text.first.pagesFile;
  return code(view, `echo ${page} > ${file} && ${audit} --pages ${file} --only ${kind}`);
}

function code(view: View, command: string): Markup {
  return html`<div><dt>${view.text.first.one}</dt><dd><code class="command">${command}</code></dd></div>`;
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
