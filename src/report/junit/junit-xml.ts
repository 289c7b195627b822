import type { Finding } from '../../domain/finding.ts';
import type { GateDecision, GatedFinding } from '../../domain/gate.ts';
import { messageIn, type RuleView, ruleOf, type View } from '../view.ts';
import { cap, visible } from '../visible.ts';

const MOST_TOLD = 200;
const MOST_TEXT = 2_000;

/**
 * `junit.xml` (the form that Jenkins and GitLab read): one suite a site, one case a rule. A case fails where the rule has
 * certain faults — with a gate's decision, faults that stop it; it is skipped where nothing could be told.
 */
export function junitXml(view: View, decision?: GateDecision): string {
  const gated = new Map(decision?.findings.map((one) => [one.finding.fingerprint, one]));
  const suites = view.sites.map((site) =>
    suite(
      view,
      { name: site.site.name, id: site.site.id, failed: site.failed, tallies: site.tallies },
      gated,
    ),
  );
  const general = view.general.filter((one) => one.outcome === 'failed');
  const all =
    general.length === 0
      ? suites
      : [
          ...suites,
          suite(
            view,
            { name: view.run.manifest.city.name, id: 'city', failed: general, tallies: new Map() },
            gated,
          ),
        ];
  const total = (key: 'tests' | 'failures' | 'skipped') => all.reduce((sum, one) => sum + one[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gov-site-audit" tests="${total('tests')}" failures="${total('failures')}" skipped="${total('skipped')}" time="${seconds(view)}">`,
    ...all.map((one) => one.xml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
  readonly xml: string;
}

interface Subject {
  readonly name: string;
  readonly id: string;
  readonly failed: readonly Finding[];
  readonly tallies: View['sites'][number]['tallies'];
}

function suite(view: View, subject: Subject, gated: ReadonlyMap<string, GatedFinding>): Suite {
  const byRule = Map.groupBy(subject.failed, (one) => one.rule);
  const rules = [...new Set([...byRule.keys(), ...subject.tallies.keys()])].sort();
  const cases = rules.map((id) => {
    const found = byRule.get(id) ?? [];
    const failing =
      gated.size === 0 ? found : found.filter((one) => gated.get(one.fingerprint)?.effect === 'stops');
    const tally = subject.tallies.get(id);
    const untold = tally !== undefined && tally.passed + tally.failed === 0;
    return testCase(view, {
      rule: ruleOf(view, id),
      subject,
      failing,
      known: found.length - failing.length,
      untold,
    });
  });
  const failures = cases.filter((one) => one.failed).length;
  const skipped = cases.filter((one) => one.skipped).length;
  return {
    tests: cases.length,
    failures,
    skipped,
    xml: [
      `  <testsuite name="${attribute(subject.name)}" id="${attribute(subject.id)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0" timestamp="${attribute(view.run.manifest.start.slice(0, 19))}">`,
      ...cases.map((one) => one.xml),
      '  </testsuite>',
    ].join('\n'),
  };
}

function testCase(
  view: View,
  one: {
    readonly rule: RuleView;
    readonly subject: Subject;
    readonly failing: readonly Finding[];
    readonly known: number;
    readonly untold: boolean;
  },
): { readonly failed: boolean; readonly skipped: boolean; readonly xml: string } {
  const { rule, failing } = one;
  const head = `    <testcase classname="${attribute(`${one.subject.id}.${rule.indicator?.id ?? 'other'}`)}" name="${attribute(`${rule.id} ${rule.title}`)}" time="0"`;
  if (failing.length > 0) {
    const told = failing
      .slice(0, MOST_TOLD)
      .map((finding) => cap(visible(`${messageIn(view, finding)}${selectorOf(finding)}`), MOST_TEXT));
    const more = failing.length - told.length;
    const body = [...told, ...(more > 0 ? [`… +${more}`] : []), '', rule.remedy].join('\n');
    const summary = cap(told[0] ?? rule.title, 300);
    return {
      failed: true,
      skipped: false,
      xml: `${head}>\n      <failure message="${attribute(summary)}" type="${attribute(rule.id)}">${content(body)}</failure>\n    </testcase>`,
    };
  }
  if (one.untold && one.known === 0)
    return { failed: false, skipped: true, xml: `${head}>\n      <skipped/>\n    </testcase>` };
  return { failed: false, skipped: false, xml: `${head}/>` };
}

/** Messages are for webmasters; who mends a template looks for the element. */
function selectorOf({ target }: Finding): string {
  return target.type === 'element' && target.selector !== '' ? ` [${target.selector}]` : '';
}

function seconds({ run }: View): string {
  const { start, end } = run.manifest;
  return end === null ? '0' : ((Date.parse(end) - Date.parse(start)) / 1_000).toFixed(3);
}

function attribute(text: string): string {
  return content(cap(visible(text), 1_000))
    .replaceAll('"', '&quot;')
    .replace(/[\n\t]/g, ' ');
}

/** XML 1.0 has no place for most control characters, not even escaped; `visible` has spelt them out. */
function content(text: string): string {
  return visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
