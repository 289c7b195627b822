import type { Json } from '../../domain/brand.ts';
import type { IndicatorScore, Rate, Score, Scores } from '../../domain/score.ts';

/** `scores.json` (contract §4): one line for the city, one a group, one a site. */
export function scoresJson(scores: Scores): string {
  const { city, groups, sites } = scores;
  const cityLine = JSON.stringify({
    id: city.id,
    name: city.name,
    rates: ratesOf(city.rates),
    ...scoredOf(city),
    ...waivedOf(city),
  });
  const groupLines = groups.map((group) =>
    JSON.stringify({
      ...{ id: group.id, name: group.name, rates: ratesOf(group.rates) },
      ...{ ...scoredOf(group), ...waivedOf(group) },
    }),
  );
  const siteLines = sites.map((site) =>
    JSON.stringify({
      id: site.id,
      name: site.name,
      ...scoredOf(site),
      ...waivedOf(site),
      national: { vetoes: site.national.vetoes },
      ...(site.levelOne ? { levelOne: site.levelOne } : {}),
    }),
  );
  return `{\n"schema": 1,\n"asOf": ${JSON.stringify(scores.asOf)},\n"city": ${cityLine},\n"groups": ${list(groupLines)},\n"sites": ${list(siteLines)}\n}\n`;
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}

/** The scores without what is waived, where something is. */
function waivedOf({ waived }: { readonly waived?: Waived }): { readonly [key: string]: unknown } {
  if (waived === undefined) return {};
  return { waived: { ...(waived.rates ? { rates: ratesOf(waived.rates) } : {}), ...scoredOf(waived) } };
}

type Waived = Pick<Scores['city'], 'items' | 'total'> & Partial<Pick<Scores['city'], 'rates'>>;

function scoredOf(scored: Pick<Scores['city'], 'items' | 'total'>): { readonly [key: string]: unknown } {
  const items = Object.entries(scored.items).map(([id, item]) => [
    id,
    { ...scoreOf(item), indicators: item.indicators.map(indicatorOf) },
  ]);
  return { items: Object.fromEntries(items), total: scoreOf(scored.total) };
}

function indicatorOf(one: IndicatorScore): { readonly [key: string]: Json } {
  return { id: one.id, ...scoreOf(one), weight: one.weight, state: one.state };
}

function scoreOf({ score, low, high, judged, total }: Score): { readonly [key: string]: Json } {
  return { score, low, high, judged, total };
}

function ratesOf(rates: { readonly [rate: string]: Rate }): Json {
  const plain = Object.entries(rates).map(([id, { passed, failed, unknown, low, high, target, verdict }]) => [
    id,
    { passed, failed, unknown, low, high, ...(target === undefined ? {} : { target }), verdict },
  ]);
  return Object.fromEntries(plain);
}
