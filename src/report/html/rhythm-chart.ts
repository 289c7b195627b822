import { rhythmOf, type Week } from '../rhythm.ts';
import type { SiteView, View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { scrollTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

const HEIGHT = 90;
const STEP = 22;
const BAR = 16;
const MIN_WEEKS = 2;

/** New items a week as bars, drawn here so that the page needs no script, with the same numbers as a table below. */
export function rhythmChart(view: View, site: SiteView): Markup | null {
  const { text } = view;
  const weeks = rhythmOf(site.columns, view.run.manifest.asOf);
  if (weeks.length < MIN_WEEKS) return null;
  return html`<figure class="card rhythm"><figcaption>${text.site.rhythm(weeks.length)}</figcaption>${bars(view, weeks)}
<details class="fold"><summary>${text.site.rhythmTable}</summary>${scrollTable(
    'rhythm-table',
    text.site.rhythmTable,
    html`${tableHead([text.site.week, [text.site.weekItems], [text.site.weekColumns]])}<tbody>${weeks.map(
      (week) =>
        html`<tr><th scope="row">${week.from} – ${week.to}</th><td class="n">${week.items}</td><td class="n">${week.columns}</td></tr>\n`,
    )}</tbody>`,
  )}</details></figure>`;
}

function bars(view: View, weeks: readonly Week[]): Markup {
  const most = Math.max(1, ...weeks.map((week) => week.items));
  const total = weeks.reduce((sum, week) => sum + week.items, 0);
  const label = view.text.site.rhythmLabel(weeks.length, total, most);
  const width = weeks.length * STEP;
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT + 2}" width="${width}" height="${HEIGHT + 2}"><rect class="bar-mark" x="0" y="${HEIGHT}" width="${width}" height="1"/>${weeks.map(
    (week, i) => {
      const height = week.items === 0 ? 0 : Math.max(2, Math.round((week.items / most) * (HEIGHT - 6)));
      return html`<rect class="${i === weeks.length - 1 && week.items === 0 ? 'bar-open' : 'bar-passed'}" x="${i * STEP + 3}" y="${HEIGHT - height}" width="${BAR}" height="${height}"><title>${week.from}: ${week.items}</title></rect>`;
    },
  )}</svg>`;
}
