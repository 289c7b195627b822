import type { Finding } from '../../domain/finding.ts';
import type { GateDecision, GatedFinding, GateStop } from '../../domain/gate.ts';
import type { FinishedRun } from '../../domain/run.ts';
import type { SourcePlace } from '../source-place.ts';
import { messageIn, ruleOf, type View, viewOf } from '../view.ts';
import { cap, visible } from '../visible.ts';
import { GATE_TEXTS, type GateTexts } from './gate-texts.ts';

/** A gate's decision as its reports read it. */
export interface GateView {
  readonly view: View;
  readonly decision: GateDecision;
  readonly text: GateTexts;
  readonly leftOut: readonly { readonly because: string; readonly count: number }[];
  /** How the pages were looked at; `null`: all were opened in the browser, or none. */
  readonly cached: {
    readonly taken: number;
    readonly opened: number;
    readonly unchanged: number;
    readonly damaged: number;
  } | null;
  readonly sourceOf: (finding: Finding) => SourcePlace | null;
}

export function gateViewOf(
  run: FinishedRun,
  { decision, leftOut, cached, sourceOf }: Pick<GateView, 'decision' | 'leftOut' | 'cached' | 'sourceOf'>,
): GateView {
  return { view: viewOf(run), text: GATE_TEXTS[run.lang], decision, leftOut, cached, sourceOf };
}

/** How many pages the browser did not open again, and why; nothing where it opened them all. */
export function cachedLines({ cached, text }: GateView): readonly string[] {
  if (!cached) return [];
  const { taken, opened, unchanged, damaged } = cached;
  return [
    ...(taken > 0 ? [text.taken(taken, opened)] : []),
    ...(unchanged > 0 ? [text.unchanged(unchanged)] : []),
    ...(damaged > 0 ? [text.damaged(damaged)] : []),
  ];
}

/** Why the gate stopped, a line each. */
export function stopLines({ view, decision, text }: GateView): readonly string[] {
  return decision.stops.map((stop) => stopLine(view, text, stop));
}

function stopLine(view: View, text: GateTexts, stop: GateStop): string {
  switch (stop.kind) {
    case 'findings':
      return text.findings(ruleOf(view, stop.rule).title, stop.count, stop.allowed);
    case 'score':
      return text.score(
        stop.scope === 'total' ? text.total : text.item(stop.scope),
        // Cut, not rounded: 79.96 is not 80.
        (Math.floor(stop.score * 10) / 10).toFixed(1),
        stop.least,
      );
    case 'judged':
      return text.judged(percent(stop.share), percent(stop.least));
    case 'stale-baseline':
      return text.stale(stop.count);
    default:
      return stop satisfies never;
  }
}

/** What is said of one finding: its message, and where it can be mended. */
export function findingLine({ view, sourceOf }: GateView, { finding }: GatedFinding): string {
  const source = sourceOf(finding);
  const place = source ? `${source.file}:${source.line}` : placeOf(finding);
  return `${cap(visible(messageIn(view, finding)), 500)}${place === '' ? '' : ` [${cap(visible(place), 300)}]`}`;
}

/** The page that shows it. */
export function placeOf({ target }: Finding): string {
  if (target.type === 'link') return target.from[0] ?? target.url;
  return 'url' in target && target.url ? target.url : '';
}

export function countsOf({ decision }: GateView): {
  readonly fresh: number;
  readonly known: number;
  readonly gone: number;
} {
  return {
    fresh: decision.findings.filter((one) => one.state === 'new').length,
    known: decision.findings.filter((one) => one.state === 'known').length,
    gone: decision.gone.length,
  };
}

/** Whole percents, cut: 99.6 % is not all. */
function percent(share: number): string {
  return `${Math.floor(share * 1_000) / 10}%`;
}
