import type { Finding } from '../../domain/finding.ts';
import { formatBounds } from '../share.ts';
import { messageIn, ruleOf, type SiteView, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

const MOST_ROWS = 200;

/** What somebody answerable has decided to live with, apart from the problems, with the score both ways; `null` where there is nothing. */
export function waivedTable(view: View, site: SiteView): Markup | null {
  const { text } = view;
  if (site.waived.length === 0) return null;
  const shown = site.waived.slice(0, MOST_ROWS);
  const head = tableHead([
    text.waived.type,
    text.waived.message,
    text.waived.url,
    text.waived.reason,
    text.waived.owner,
    text.waived.expires,
  ]);
  const without = site.score?.waived;
  return html`<section aria-labelledby="waived"><h2 id="waived">${text.waived.title}</h2><p class="lead">${text.waived.lead}${
    without && site.score && text.waived.scores(formatBounds(site.score.total), formatBounds(without.total))
  }</p>
${wideTable(text, { id: 'waived-problems', caption: text.waived.caption(site.waived.length, shown.length) }, html`${head}<tbody>${shown.map((one) => row(view, one))}</tbody>`)}</section>`;
}

function row(view: View, finding: Finding): Markup {
  const url = 'url' in finding.target ? (finding.target.url ?? '') : '';
  const { reason = '', owner = '', expires = '' } = finding.waived ?? {};
  return html`<tr><th scope="row">${ruleOf(view, finding.rule).title}</th><td>${cap(messageIn(view, finding), 300)}</td><td>${url !== '' && outLink(url)}</td><td>${cap(reason, 300)}</td><td>${cap(owner, 80)}</td><td class="nowrap">${expires}</td></tr>\n`;
}
