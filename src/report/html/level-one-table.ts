import type { LevelOneRow, PreparedItem } from '../../domain/level-one.ts';
import { type LevelOneLine, levelOneRows } from '../level-one-rows.ts';
import type { SiteView, View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { outLink } from './out-link.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';
import { type Tone, tag } from './tag.ts';

const TONES: { readonly [S in LevelOneRow['state']]: Tone } = {
  failed: 'poor',
  noFailureFound: 'good',
  needsPerson: 'open',
  notJudged: 'none',
};
const VERDICT_TONES = { failed: 'poor', noFailureFound: 'good', notJudged: 'none' } as const;

/** The 16 indicators of level 1 on one site, with what lies ready for a person; `null` where the site was not judged. */
export function levelOneTable(view: View, site: SiteView): Markup | null {
  const level = site.score?.levelOne;
  if (!level) return null;
  const text = view.text.levelOne;
  const lines = levelOneRows(view, site);
  const { failed, noFailureFound, needsPerson, notJudged } = level.counts;
  const rows = lines.map(
    (line) =>
      html`<tr><td class="n">${line.number}</td><th scope="row">${line.title} <span class="soft">${line.clause}</span></th><td class="nowrap">${tag(TONES[line.state], line.stateWord)}</td><td class="wide">${noteOf(view, line)}</td></tr>\n`,
  );
  const head = tableHead([[text.number], text.indicator, text.result, text.seen]);
  return html`<p class="lead">${text.lead}</p>
<p>${tag(VERDICT_TONES[level.verdict], text.verdicts[level.verdict])} ${text.counts(failed, noFailureFound, needsPerson, notJudged)}</p>
${wideTable(view.text, { id: 'level-one', caption: text.caption }, html`${head}<tbody>${rows}</tbody>`)}
${lines.filter((line) => line.row.items.length > 0).map((line) => prepared(view, line))}`;
}

function noteOf({ text }: View, line: LevelOneLine): Markup {
  if (line.state === 'failed') return html`${line.note} ${outLink(line.page)}`;
  if (line.state === 'needsPerson')
    return html`${line.note}<span class="soft">${text.common.inBrackets(text.levelOne.ready(line.row.items.length))}</span>`;
  return html`${line.note}`;
}

/** What a person looks at for one indicator, folded away: the thing, what to compare it with, the page. */
function prepared(view: View, line: LevelOneLine): Markup {
  const text = view.text.levelOne;
  const { items } = line.row;
  return html`<details class="card fold"><summary>${text.prepared(line.title, items.length)}</summary>
<p>${text.look}${view.text.common.colon}${line.note}</p>
<ol class="items">${items.map((item) => html`<li>${itemOf(view, item)}</li>`)}</ol></details>
`;
}

function itemOf(view: View, item: PreparedItem): Markup {
  const text = view.text.levelOne;
  const see = item.see.startsWith('<')
    ? html`<code class="snippet">${cap(item.see, 200)}</code>`
    : html`${cap(item.see, 200)}`;
  return html`<dl class="facts"><div><dt>${text.see}</dt><dd>${see}</dd></div>${
    item.beside !== '' && html`<div><dt>${text.beside}</dt><dd>${cap(item.beside, 200)}</dd></div>`
  }<div><dt>${text.page}</dt><dd>${outLink(item.page)}</dd></div></dl>`;
}
