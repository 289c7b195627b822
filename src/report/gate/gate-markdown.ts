import type { GatedFinding } from '../../domain/gate.ts';
import { messageIn, ruleOf } from '../view.ts';
import { cap, visible } from '../visible.ts';
import { cachedLines, countsOf, type GateView, placeOf, stopLines } from './gate-view.ts';

const MOST_ROWS = 50;

/** `gate.md`: a comment for a pull request, and GitHub's step summary. */
export function gateMarkdown(gate: GateView): string {
  const { decision, text } = gate;
  const { fresh, known, gone } = countsOf(gate);
  const by = (wanted: (one: GatedFinding) => boolean) => decision.findings.filter(wanted);
  const stopping = by((one) => one.effect === 'stops');
  const noted = by((one) => one.state === 'new' && one.effect !== 'stops');
  return [
    `## ${text.title} ${decision.passed ? '✅' : '❌'}`,
    decision.passed ? text.passed : text.stopped,
    ...(decision.stops.length > 0
      ? [
          stopLines(gate)
            .map((line) => `- ${inert(line)}`)
            .join('\n'),
        ]
      : []),
    [text.counts(fresh, known, gone), ...cachedLines(gate)].join('<br>\n'),
    ...table(gate, text.newHead, stopping),
    ...table(gate, text.otherHead, noted),
    ...leftOut(gate),
    '',
  ].join('\n\n');
}

function table(gate: GateView, head: string, findings: readonly GatedFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const { text } = gate;
  const rows = findings.slice(0, MOST_ROWS).map((one) => row(gate, one));
  const more = findings.length - rows.length;
  return [
    `### ${head}`,
    [
      `| ${text.problem} | ${text.where} | ${text.remedy} | ${text.result} |`,
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    ...(more > 0 ? [text.more(more)] : []),
  ];
}

function row(gate: GateView, { finding, effect }: GatedFinding): string {
  const { view, text } = gate;
  const rule = ruleOf(view, finding.rule);
  const source = gate.sourceOf(finding);
  const places = [...(source ? [`${source.file}:${source.line}`] : []), placeOf(finding)].filter(
    (one) => one !== '',
  );
  const cells = [
    `**${inert(rule.title)}** (${code(finding.rule)})<br>${inert(cap(visible(messageIn(view, finding)), 400))}`,
    places.map((place) => code(cap(place, 200))).join('<br>'),
    inert(cap(rule.remedy, 300)),
    text.effects[effect],
  ];
  return `| ${cells.join(' | ')} |`;
}

function leftOut({ text, leftOut: rows }: GateView): readonly string[] {
  if (rows.length === 0) return [];
  return [
    `<details><summary>${text.leftOut}</summary>\n\n${rows.map((one) => `- ${inert(one.because)}`).join('\n')}\n\n</details>`,
  ];
}

/** Texts of a site are never markup, links, mentions or rows of their own. */
function inert(value: string): string {
  return visible(value)
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#|~@!]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/:\/\//g, ':&#8203;//');
}

/** As code, so that addresses are no links; a backtick would end it. */
function code(value: string): string {
  return `<code>${inert(value)}</code>`;
}
