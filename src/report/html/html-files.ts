import type { ReportFile } from '../report-file.ts';
import type { View } from '../view.ts';
import { cityPage } from './city-page.ts';
import { groupPage } from './group-page.ts';
import { indicatorsPage } from './indicators-page.ts';
import { leaderPage } from './leader-page.ts';
import { ratesPage } from './rates-page.ts';
import { sitePages } from './site-page.ts';

/** Every page of the report. */
export function* htmlFiles(view: View): Generator<ReportFile> {
  yield { name: 'index.html', content: cityPage(view) };
  yield { name: 'leader.html', content: leaderPage(view) };
  yield { name: 'indicators.html', content: indicatorsPage(view) };
  const rates = ratesPage(view);
  if (rates !== null) yield { name: 'rates.html', content: rates };
  for (const group of view.groups) yield { name: group.file, content: groupPage(view, group) };
  for (const site of view.sites) yield* sitePages(view, site);
}
