import type { SiteReport } from '../../domain/run.ts';
import { formatBytes, formatCount } from '../amounts.ts';
import type { View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';
import { scrollTable } from './scroll-table.ts';

/** What the run cost the sites, and where it looked from. */
export function costTable(view: View): Markup {
  const { text, run } = view;
  const { vantage, sites } = run.manifest;
  const rows: readonly (readonly [string, string])[] = [
    [text.city.requests, formatCount(total(sites, (s) => s.requests))],
    [text.city.bytes, formatBytes(total(sites, (s) => s.bytes))],
    [text.city.pagesFetched, formatCount(total(sites, (s) => s.pages.fetched))],
    [text.city.pagesRendered, formatCount(total(sites, (s) => s.pages.rendered))],
    [text.city.wall, wallTime(view)],
    [text.city.took, text.city.duration(total(sites, (s) => s.tookMs) / 1000)],
    [text.city.vantage, text.city.vantageWords(vantage.ipv4, vantage.ipv6)],
    [text.city.resolvers, cap(vantage.resolvers.join(text.common.and), 200) || text.common.none],
    [text.city.browser, cap(vantage.browser ?? text.common.none, 80)],
  ];
  return scrollTable(
    'cost-table',
    text.city.costCaption,
    html`<tbody>${rows.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`)}</tbody>`,
  );
}

/** From the beginning to the end of the run. */
function wallTime({ text, run }: View): string {
  const { start, end } = run.manifest;
  if (end === null) return text.common.unfinished;
  return text.city.duration(Math.max(0, Date.parse(end) - Date.parse(start)) / 1000);
}

function total(sites: readonly SiteReport[], value: (site: SiteReport) => number): number {
  return sites.reduce((sum, site) => sum + value(site), 0);
}
