import { cachedLines, countsOf, findingLine, type GateView, stopLines } from './gate-view.ts';

const MOST_TOLD = 30;

/** The decision for a terminal: what was decided, why, and each fault that stops it with its place. */
export function gateLines(gate: GateView): readonly string[] {
  const { decision, text } = gate;
  const { fresh, known, gone } = countsOf(gate);
  const stopping = decision.findings.filter((one) => one.effect === 'stops');
  const noted = decision.findings.filter((one) => one.effect === 'outside' || one.effect === 'unconfirmed');
  return [
    decision.passed ? text.passed : text.stopped,
    ...stopLines(gate).map((line) => `  ${line}`),
    text.counts(fresh, known, gone),
    ...cachedLines(gate),
    ...listed(gate, stopping),
    ...(noted.length > 0 ? [`${text.otherHead}：`, ...listed(gate, noted)] : []),
    ...gate.leftOut
      .filter((one) => one.count > 0)
      .map((one) => `${text.leftOut}：${one.because}（${one.count}）`),
  ];
}

function listed(gate: GateView, findings: GateView['decision']['findings']): readonly string[] {
  const { text } = gate;
  const told = findings.slice(0, MOST_TOLD).map((one) => {
    const effect = one.effect === 'stops' ? '' : `（${text.effects[one.effect]}）`;
    return `  [${one.finding.rule}] ${findingLine(gate, one)}${effect}`;
  });
  const more = findings.length - told.length;
  return more > 0 ? [...told, `  ${text.more(more)}`] : told;
}
