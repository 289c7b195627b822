import type { Finding, Judgement } from '../domain/finding.ts';
import type { SiteScore, Verdict } from '../domain/score.ts';

type Veto = SiteScore['national']['vetoes'][number];

/** 国办秘函〔2019〕19号 单项否决: news columns of any level plus first-level notice and policy columns overdue. */
const NEWS_LIMIT = 5;
const FIRST_LEVEL_CLASSES: readonly unknown[] = ['notice', 'policy'];
const OVERDUE_LIMIT = 10;
const BLANK_LIMIT = 5;

/** The national vetoes that public pages can settle; beside the scores, never mixed into them. */
export function vetoes(judgement: Judgement | undefined): readonly Veto[] {
  if (!judgement) return [];
  const stale = judgement.findings.filter((one) => one.rule === 'stale-column');
  const blank = judgement.findings.filter((one) => one.rule === 'blank-column');
  const news = stale.filter(countsAsNews);
  const home = judgement.findings.filter((one) => one.rule === 'stale-home-page');
  return [
    veto('stale-columns', news, NEWS_LIMIT),
    veto('overdue-columns', [...stale, ...blank], OVERDUE_LIMIT),
    veto('blank-columns', blank, BLANK_LIMIT),
    veto('stale-home-page', home, 1),
  ];
}

/** Rows about the whole site (nobody looked) have no class and stay in. */
function countsAsNews({ outcome, facts }: Finding): boolean {
  if (outcome === 'untested' || facts['class'] === 'news') return true;
  return FIRST_LEVEL_CLASSES.includes(facts['class']) && facts['level'] === 1;
}

function veto(id: string, findings: readonly Finding[], limit: number): Veto {
  const certain = findings.filter((one) => one.outcome === 'failed').length;
  const possible = findings.filter((one) => one.outcome === 'cantTell').length;
  const untested = findings.some((one) => one.outcome === 'untested');
  const outcome: Verdict =
    certain >= limit ? 'failed' : untested || certain + possible >= limit ? 'cantTell' : 'passed';
  return { id, outcome, because: `${certain}/${limit}` };
}
