import { loadSeeds } from '../config/load-seeds.ts';
import { loadPack, readWaivers } from './load.ts';
import { type Refusal, refuseFaults } from './result.ts';

/** Validates seed files, and the list of waivers beside them; every fault at once. */
export async function checkSeeds(
  files: readonly string[],
  rules: string,
): Promise<{ readonly ok: true; readonly line: string } | Refusal> {
  const pack = await loadPack(rules);
  if (!pack.ok) return pack;
  const seeds = await loadSeeds(
    files,
    pack.pack.columnClasses.map((one) => one.id),
  );
  if (!seeds.ok) return refuseFaults(seeds.faults);
  const { city } = seeds.value;
  const waivers = await readWaivers(files, null, { pack: pack.pack, city });
  if (!waivers.ok) return waivers;
  const more = waivers.waivers.length === 0 ? '' : `, ${waivers.waivers.length} waivers`;
  return {
    ok: true,
    line: `${city.name}: ${city.sites.length} sites in ${city.groups.length + 1} groups${more}: ok`,
  };
}
