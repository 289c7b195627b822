import type { Finding, Judgement } from '../domain/finding.ts';
import type { RulePack, VetoDefinition } from '../domain/rule.ts';
import type { SiteScore, Verdict } from '../domain/score.ts';

type Veto = SiteScore['national']['vetoes'][number];

/** The national vetoes that public pages can settle, as `rules/tables/vetoes.yaml` defines them; beside the scores, never mixed into them. */
export function vetoes(judgement: Judgement | undefined, pack: RulePack): readonly Veto[] {
  if (!judgement) return [];
  return definitionsOf(pack).map((one) => {
    const counted = judgement.findings.filter((finding) => counts(one, finding));
    return veto(one.id, counted, one.limit);
  });
}

function definitionsOf(pack: RulePack): readonly VetoDefinition[] {
  const table = pack.tables['vetoes'];
  const known = table !== null && typeof table === 'object' && 'vetoes' in table;
  return known ? (table['vetoes'] as unknown as readonly VetoDefinition[]) : []; // checked when the pack was loaded
}

/** Rows about the whole site (nobody looked) have no class and stay in. */
function counts(definition: VetoDefinition, { rule, outcome, facts }: Finding): boolean {
  if (!definition.rules.includes(rule)) return false;
  if (outcome === 'untested' || definition.columns === undefined) return true;
  return definition.columns.some(
    (one) => facts['class'] === one.class && (one.level === undefined || facts['level'] === one.level),
  );
}

function veto(id: string, findings: readonly Finding[], limit: number): Veto {
  const certain = findings.filter((one) => one.outcome === 'failed').length;
  const possible = findings.filter((one) => one.outcome === 'cantTell').length;
  const untested = findings.some((one) => one.outcome === 'untested');
  const outcome: Verdict =
    certain >= limit ? 'failed' : untested || certain + possible >= limit ? 'cantTell' : 'passed';
  return { id, outcome, because: `${certain}/${limit}` };
}
