import type { SeenFinding } from '../../domain/ledger.ts';
import type { RulePack } from '../../domain/rule.ts';
import type { City } from '../../domain/site.ts';
import type { Store } from '../../domain/store.ts';
import { type Answer, placeName } from './read-answers.ts';

export interface Matched {
  readonly pairs: readonly { readonly answer: Answer; readonly finding: SeenFinding }[];
  /** Rows that somebody added: they name no problem of this program. */
  readonly added: readonly Answer[];
  readonly faults: readonly string[];
}

/** Finds the problem of each row: by its number, else by rule, site and address. */
export async function matchAnswers(
  store: Store,
  answers: readonly Answer[],
  about: { readonly city: City; readonly pack: RulePack; readonly file: string },
): Promise<Matched> {
  const numbered = answers.map((one) => one.fingerprint).filter((one) => one !== '');
  const known = new Map<string, SeenFinding>();
  for (const { finding } of await store.sightings(about.city.id, { fingerprints: numbered }))
    if (!known.has(finding.fingerprint) || finding.outcome === 'failed')
      known.set(finding.fingerprint, finding);
  const bySite = sightingsBySite(store, about.city.id);
  const pairs: { answer: Answer; finding: SeenFinding }[] = [];
  const added: Answer[] = [];
  const faults: string[] = [];
  for (const answer of answers) {
    const direct = known.get(answer.fingerprint);
    const found = direct ? [direct] : await lookUp(answer, about, bySite);
    const [finding, another] = found;
    const where = `${about.file}: ${placeName(answer.sheet, answer.row)}`;
    if (finding && !another) pairs.push({ answer, finding });
    else if (another)
      faults.push(
        `${where}(问题编号): missing, and ${found.length} problems stand at this address: expected the number`,
      );
    else if (answer.fingerprint === '') added.push(answer);
    else
      faults.push(
        `${where}(问题编号): no such problem in this store: “${answer.fingerprint.slice(0, 40)}”; expected a number of this city’s ledger`,
      );
  }
  return { pairs, added, faults };
}

type Lookup = (site: string, rule: string) => Promise<readonly SeenFinding[]>;

function sightingsBySite(store: Store, city: string): Lookup {
  const cache = new Map<string, Promise<readonly SeenFinding[]>>();
  return (site, rule) => {
    const key = `${site} ${rule}`;
    const asked =
      cache.get(key) ??
      store.sightings(city, { site, rule }).then((list) => list.map((sighting) => sighting.finding));
    cache.set(key, asked);
    return asked;
  };
}

async function lookUp(
  answer: Answer,
  { city, pack }: { readonly city: City; readonly pack: RulePack },
  bySite: Lookup,
): Promise<readonly SeenFinding[]> {
  const sites = city.sites.filter((site) => site.id === answer.siteId || site.name === answer.site);
  const rules = pack.indicators
    .flatMap((indicator) => indicator.rules)
    .filter((rule) => rule.id === answer.rule || rule.title === answer.type || rule.titleEn === answer.type);
  const ids = answer.siteId === '' && answer.site === city.name ? [''] : sites.map((site) => site.id);
  const found = new Map<string, SeenFinding>();
  for (const site of ids)
    for (const rule of rules)
      for (const finding of await bySite(site, rule.id))
        if (addressOf(finding) === answer.url) found.set(finding.fingerprint, finding);
  const all = [...found.values()];
  const placed = all.filter((one) => one.target.type === 'element' && one.target.selector === answer.place);
  return placed.length === 1 ? placed : all;
}

function addressOf({ target }: SeenFinding): string {
  return 'url' in target ? (target.url ?? '') : '';
}
