import type { Json } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { MarkupFacts } from '../domain/facts/accessibility.ts';
import type { Finding, Judgement } from '../domain/finding.ts';
import {
  type LevelOne,
  type LevelOneIndicator,
  type LevelOneRow,
  levelOneIndicators,
  type PreparedItem,
} from '../domain/level-one.ts';
import type { Kind } from '../domain/outcome.ts';
import type { RulePack } from '../domain/rule.ts';
import { preparedLinks } from './level-one/prepared-links.ts';

const MOST = 20;
const MAX_TEXT = 200;

/** The verdict on level 1 of GB/T 37668-2019 for one site, indicator by indicator; `null` where the pack has no table of them. */
export function levelOne(
  judgement: Judgement,
  evidence: readonly Evidence[],
  options: { readonly pack: RulePack; readonly checked: readonly Kind[] },
): LevelOne | null {
  const table = levelOneIndicators(options.pack);
  if (table.length === 0) return null;
  const seen = lookedAt(evidence, options);
  const findings = Map.groupBy(judgement.findings, (finding) => finding.rule);
  const rows = table.map((indicator) => rowOf(indicator, findings, { seen, evidence }));
  const count = (state: LevelOneRow['state']): number => rows.filter((row) => row.state === state).length;
  const counts = {
    failed: count('failed'),
    noFailureFound: count('noFailureFound'),
    needsPerson: count('needsPerson'),
    notJudged: count('notJudged'),
  };
  const verdict = counts.failed > 0 ? 'failed' : counts.notJudged > 0 ? 'notJudged' : 'noFailureFound';
  return { verdict, counts, indicators: rows };
}

interface Looked {
  readonly checked: boolean;
  readonly read: boolean;
  readonly rendered: boolean;
  /** Pages were to be rendered, and a browser was there. */
  readonly tried: boolean;
  /** Whether our own checks in the browser that are filed under a rule came to their end on some page. */
  readonly ended: (rule: string) => boolean;
}

function lookedAt(
  evidence: readonly Evidence[],
  { pack, checked }: { readonly pack: RulePack; readonly checked: readonly Kind[] },
): Looked {
  const rendered = evidence.filter((one) => one.kind === 'accessibility');
  const observed = rendered.flatMap((one) =>
    one.status === 'observed' ? [one.facts as unknown as MarkupFacts] : [],
  ); // validated by the gatherer and on reading
  return {
    checked: checked.includes('accessibility'),
    read: evidence.some((one) => one.kind === 'site-markup' && one.status === 'observed'),
    rendered: observed.length > 0,
    tried: rendered.some((one) => one.status === 'unobserved' && one.why !== 'no-browser'),
    ended: endedOn(observed, pack),
  };
}

/**
 * Our own checks ran on a page that has a word of any of them; a check that did not come to its end there is put up for
 * review as the page itself (`html`). What ran to its end and is silent had nothing to judge.
 */
function endedOn(pages: readonly MarkupFacts[], pack: RulePack): Looked['ended'] {
  const table = pack.tables['own-checks'] as { readonly rules?: Json } | undefined;
  const rows = (table?.rules ?? []) as unknown as readonly {
    readonly id: string;
    readonly levelOne?: string;
  }[]; // checked when the pack was loaded
  const own = new Set(rows.map((row) => row.id));
  const ran = pages.filter(
    ({ results, passedRules }) =>
      results.some((one) => own.has(one.rule)) || passedRules.some((rule) => own.has(rule)),
  );
  return (rule) => {
    const checks = new Set(rows.flatMap((row) => (row.levelOne === rule ? [row.id] : [])));
    return (
      checks.size > 0 &&
      ran.some(({ results }) => !results.some((one) => checks.has(one.rule) && isUnfinished(one)))
    );
  };
}

function isUnfinished({ outcome, nodes }: MarkupFacts['results'][number]): boolean {
  return outcome === 'review' && nodes.some((node) => node.selector === 'html');
}

function rowOf(
  indicator: LevelOneIndicator,
  findings: ReadonlyMap<string, readonly Finding[]>,
  { seen, evidence }: { readonly seen: Looked; readonly evidence: readonly Evidence[] },
): LevelOneRow {
  const { number, clause, rules } = indicator;
  const base = { number, clause, rules: [...rules], proof: [], items: [] };
  const own = rules.flatMap((rule) => findings.get(rule) ?? []);
  const failed = own.filter((finding) => finding.outcome === 'failed');
  if (failed.length > 0) return { ...base, state: 'failed', proof: failed.slice(0, MOST).map(proofOf) };
  const why = whyNot(indicator, seen);
  if (why) return { ...base, state: 'notJudged', why };
  const hints = indicator.hints.flatMap((rule) => findings.get(rule) ?? []);
  const links = rules.includes('link-without-name') ? preparedLinks(evidence) : [];
  const items = [...own.filter(isForPerson).map(itemOf), ...hints.filter(isHint).map(itemOf), ...links];
  if (items.length === 0) return { ...base, state: 'noFailureFound' };
  return { ...base, state: 'needsPerson', items: items.slice(0, MOST) };
}

/** What did not run has found nothing, and proves nothing. */
function whyNot({ by, rules }: LevelOneIndicator, seen: Looked): LevelOneRow['why'] {
  if (!seen.checked) return 'not-checked';
  if (!seen.read && !seen.rendered) return 'not-reached';
  if (by === 'markup') return seen.read ? undefined : 'no-result';
  if (!seen.rendered) return seen.tried ? 'not-rendered' : 'no-browser';
  return by === 'engine' || rules.every(seen.ended) ? undefined : 'no-result';
}

function isForPerson({ outcome, facts, target }: Finding): boolean {
  const isWholePage = target.type === 'element' && target.selector === 'html';
  return outcome === 'cantTell' && facts['grade'] === 'review' && !isWholePage;
}

function isHint(finding: Finding): boolean {
  return finding.outcome === 'failed' || isForPerson(finding);
}

function proofOf({ fingerprint, target }: Finding): LevelOneRow['proof'][number] {
  return { fingerprint, url: 'url' in target ? (target.url ?? '') : '' };
}

function itemOf({ fingerprint, target, facts }: Finding): PreparedItem {
  // The engine speaks English to developers; our own checks tell what they read.
  const own = !/^Fix (?:any|all) of/.test(String(facts['summary'] ?? ''));
  const summary = own && typeof facts['summary'] === 'string' ? facts['summary'] : '';
  const html = target.type === 'element' ? target.html : '';
  const page = 'url' in target ? (target.url ?? '') : '';
  return {
    page,
    see: (html || summary).slice(0, MAX_TEXT),
    beside: (html ? summary : '').slice(0, MAX_TEXT),
    fingerprint,
  };
}
