import { junitXml } from '../junit/junit-xml.ts';
import type { ReportFile } from '../report-file.ts';
import { sarifLog } from '../sarif/sarif-log.ts';
import { gateMarkdown } from './gate-markdown.ts';
import type { GateView } from './gate-view.ts';
import { gitlabCodeQuality } from './gitlab-code-quality.ts';

/** Every file that a gate writes beside the reports of its run; all of them are small. */
export function gateFiles(gate: GateView): readonly ReportFile[] {
  const { view, decision } = gate;
  return [
    { name: 'gate.json', content: gateJson(gate) },
    { name: 'gate.md', content: gateMarkdown(gate) },
    { name: 'results.sarif', content: sarifLog(view, { decision, sourceOf: gate.sourceOf }) },
    { name: 'junit.xml', content: junitXml(view, decision) },
    { name: 'gl-code-quality-report.json', content: gitlabCodeQuality(gate) },
  ];
}

/** The decision for programs. */
function gateJson({ decision, leftOut, cached, sourceOf }: GateView): string {
  const findings = decision.findings.map(({ finding, state, effect }) => ({
    ...{ state, effect, rule: finding.rule, severity: finding.severity, target: finding.target },
    ...{ message: finding.message, fingerprint: finding.fingerprint, source: sourceOf(finding) },
  }));
  const { passed, stops, gone } = decision;
  return `${JSON.stringify({ schema: 1, passed, stops, findings, gone, leftOut, cached }, null, 2)}\n`;
}
