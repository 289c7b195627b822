/**
 * Checks the city itself, by hand: every fault in it is a planted one, and every planted one is there.
 *   node tests/city/selfcheck.ts [--axe none|sample|all] [--only ID,…]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answers } from './answers.ts';
import { startCity } from './city.ts';
import { checkAccessibility } from './selfcheck-axe.ts';
import { checkSameTwice, checkSeeds } from './selfcheck-basics.ts';
import { checkFamilies } from './selfcheck-families.ts';
import { checkLinks } from './selfcheck-links.ts';
import { checkTexts } from './selfcheck-texts.ts';
import { buildWorld } from './world.ts';

const { values } = parseArgs({
  options: { axe: { type: 'string', default: 'sample' }, only: { type: 'string' } },
});
await using city = await startCity({ basePort: 19480 });
const only = values.only?.split(',');
const sites = buildWorld(city.ports).sites.filter(
  ({ spec }) => spec.id !== 'tjj' && (!only || only.includes(spec.id)),
);
const sheet = answers(city.ports);
const complaints: string[] = [
  ...checkSameTwice(city.ports),
  ...checkTexts(sites),
  ...checkSeeds(),
  ...(await checkFamilies({ sites, resolver: city.resolver, root: city.root })),
];
for (const site of sites) {
  const expected = sheet.sites.find((answer) => answer.id === site.spec.id)?.expect ?? [];
  complaints.push(...(await checkLinks({ site, expected, resolver: city.resolver, root: city.root })));
}
if (values.axe !== 'none' && existsSync('/usr/bin/chromium'))
  complaints.push(...(await checkAccessibility(sites, sheet, values.axe === 'all')));
for (const complaint of complaints) console.log(complaint);
console.log(
  complaints.length === 0 ? 'The city is as its answer sheet says.' : `${complaints.length} complaints`,
);
process.exitCode = complaints.length === 0 ? 0 : 1;
