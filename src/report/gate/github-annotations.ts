import { messageIn, ruleOf } from '../view.ts';
import { cap, visible } from '../visible.ts';
import { type GateView, placeOf } from './gate-view.ts';

/** GitHub shows ten of each level a step; the rest stands in the step summary. */
const MOST = 50;

/**
 * Workflow commands of GitHub Actions (`::error file=…,line=…,title=…::message`), one line each: faults that stop the
 * gate are errors, new ones that do not are warnings.
 */
export function githubAnnotations(gate: GateView): readonly string[] {
  const { decision, view } = gate;
  const told = decision.findings.filter((one) => one.state === 'new' || one.effect === 'stops');
  return told.slice(0, MOST).map(({ finding, effect }) => {
    const source = gate.sourceOf(finding);
    const rule = ruleOf(view, finding.rule);
    const properties = [
      ...(source ? [`file=${property(source.file)}`, `line=${source.line}`, `col=${source.column}`] : []),
      `title=${property(`${rule.title} (${finding.rule})`)}`,
    ];
    const place = source ? '' : placeOf(finding);
    const message = `${messageIn(view, finding)}${place === '' ? '' : ` ${place}`} ${rule.remedy}`;
    return `::${effect === 'stops' ? 'error' : 'warning'} ${properties.join(',')}::${data(message)}`;
  });
}

function data(text: string): string {
  return cap(visible(text), 2_000).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
