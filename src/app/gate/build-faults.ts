import type { Json } from '../../domain/brand.ts';
import type { Finding } from '../../domain/finding.ts';
import { messageOf, wordsOf } from '../../domain/message.ts';
import type { Indicator, Rule } from '../../domain/rule.ts';
import type { FinishedRun } from '../../domain/run.ts';
import { hostLiterals } from '../../gather/host-literals.ts';
import { fingerprint } from '../../judge/fingerprint.ts';
import { readPage } from '../../net/read-page.ts';
import { seenPages } from './seen-pages.ts';

/** Indicator of the gate's own rules. */
export const BUILD = '27.gate';

/** Pages beyond are not read again for this. */
const MOST_PAGES = 200;
const MOST_SHOWN = 20;

type GateRule = Pick<Rule, 'title' | 'titleEn' | 'remedy' | 'remedyEn' | 'severity'> & {
  readonly id: 'staging-host-link' | 'old-host-link';
  readonly says: string;
  readonly saysEn: string;
};

/**
 * What a build can break and only shows when the site is live: addresses of the staging server, or of a host that was given
 * up, written into pages. Adds these findings, and the gate's own rules, to the run.
 */
export async function withBuildFaults(
  { run, dir }: { readonly run: FinishedRun; readonly dir: string },
  around: { readonly oldHosts: readonly string[]; readonly signal: AbortSignal },
): Promise<FinishedRun> {
  const rules = gateRules(run);
  if (rules.length === 0) return run;
  const site = run.manifest.city.sites[0];
  const pages = [...(await seenPages(dir)).fetched].sort().slice(0, MOST_PAGES);
  const staging = site ? [new URL(site.url).host] : [];
  const seen = new Map<string, { readonly rule: Rule; readonly address: string; readonly pages: string[] }>();
  for (const page of pages) {
    const html = (await readPage(page, around.signal)) ?? '';
    for (const rule of rules) {
      const hosts = rule.id === 'staging-host-link' ? staging : around.oldHosts;
      for (const address of hosts.length === 0 ? [] : hostLiterals(html, hosts)) {
        const one = seen.get(address) ?? { rule, address, pages: [] };
        one.pages.push(page);
        seen.set(address, one);
      }
    }
  }
  const found = [...seen.values()].map((one) => finding(run, site?.id ?? '', one));
  return { ...run, findings: [...run.findings, ...found], pack: withRules(run, rules) };
}

function finding(
  run: FinishedRun,
  site: string,
  {
    rule,
    address,
    pages,
  }: { readonly rule: Rule; readonly address: string; readonly pages: readonly string[] },
): Finding {
  const target = {
    type: 'link',
    url: address.startsWith('//') ? `http:${address}/` : `${address}/`,
    from: pages.slice(0, MOST_SHOWN),
    count: pages.length,
  } as const;
  const facts = { address, pages: pages.length };
  const bare: Finding = {
    ...{ indicator: rule.indicator, rule: rule.id, severity: rule.severity, site, facts },
    outcome: 'failed',
    target: { ...target, from: [...target.from] },
    pages: pages.length,
    message: '',
    fingerprint: fingerprint(rule.id, site, { ...target, from: [] }, facts),
  };
  return { ...bare, message: messageOf(rule, bare, { lang: run.lang, words: wordsOf(run.pack) }) };
}

/** The gate's rules as an indicator of their own, so that every output finds their texts. */
function withRules({ pack }: FinishedRun, rules: readonly Rule[]): FinishedRun['pack'] {
  const indicator: Indicator = {
    ...{ id: BUILD, item: 27, kind: 'links', title: '发布检查', titleEn: 'Release gate', weight: 0 },
    ...{ score: 'deduct', source: OWN, rules },
  };
  return { ...pack, indicators: [...pack.indicators, indicator] };
}

const OWN = { plan: '', norm: '', sure: 'own' } as const;

/** The loader has checked the table's form. */
function gateRules({ pack }: FinishedRun): readonly (Rule & { readonly id: GateRule['id'] })[] {
  const table = pack.tables['gate'] as unknown as { readonly rules?: readonly GateRule[] } | undefined;
  return (table?.rules ?? []).map(({ says, saysEn, ...texts }) => ({
    ...texts,
    ...{ indicator: BUILD, target: 'link', evidence: 'link', otherwise: 'failed', points: 0, weight: 0 },
    ...{ expect: { all: [] }, says: { failed: says }, saysEn: { failed: saysEn }, source: OWN },
    ...{ tags: {} as { readonly [key: string]: Json }, examples: [] },
  }));
}
