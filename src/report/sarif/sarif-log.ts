import type { Finding } from '../../domain/finding.ts';
import type { GateDecision, GatedFinding } from '../../domain/gate.ts';
import type { SourcePlace } from '../source-place.ts';
import { isAdvice, messageIn, type RuleView, type View } from '../view.ts';
import { cap, visible } from '../visible.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** GitHub takes 25,000 results a run; what is beyond is said in a notification. */
const MOST_RESULTS = 25_000;
const MOST_PAGES = 10;

export interface SarifOptions {
  /** With a gate's decision, results say whether they are new. */
  readonly decision?: GateDecision;
  /** Where in the sources a finding can be mended, where that is known. */
  readonly sourceOf?: (finding: Finding) => SourcePlace | null;
}

/** `results.sarif` (SARIF 2.1.0): certain faults as errors and warnings, what a person must look at as notes. */
export function sarifLog(view: View, options: SarifOptions = {}): string {
  const { run } = view;
  const states = new Map(options.decision?.findings.map((one) => [one.finding.fingerprint, one]));
  const told = run.findings.filter(
    (one) => one.outcome === 'failed' || (one.outcome === 'cantTell' && !isAdvice(one)),
  );
  const rules = rulesOf(view, told);
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: run.manifest.tool.name,
            semanticVersion: run.manifest.tool.version,
            version: run.manifest.tool.version,
            language: run.lang === 'en' ? 'en' : 'zh-CN',
            properties: { rulePack: run.manifest.pack },
            rules: rules.map((rule) => descriptor(view, rule)),
          },
        },
        automationDetails: { id: `gov-site-audit/${run.manifest.city.id}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          SRCROOT: { description: { text: 'The folder from which the gate was started' } },
        },
        invocations: [invocation(view, told.length)],
        results: told.slice(0, MOST_RESULTS).map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: index.get(finding.rule) ?? -1,
          ...resultOf(view, finding, options, states.get(finding.fingerprint)),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rulesOf(view: View, findings: readonly Finding[]): readonly RuleView[] {
  const ids = [...new Set(findings.map((one) => one.rule))].sort();
  return ids.map(
    (id) =>
      view.rules.get(id) ?? { id, title: id, remedy: '', indicatorTitle: '', rule: null, indicator: null },
  );
}

function descriptor(view: View, { id, title, remedy, rule, indicator }: RuleView) {
  const { text } = view;
  const source = rule?.source;
  const clause = source ? [source.plan, source.norm].filter((one) => one !== '') : [];
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: plain(title, 200) },
    fullDescription: { text: plain([title, ...clause].join(text.common.clause), 1_000) },
    help: {
      text: plain(`${remedy}\n${clause.join('\n')}`, 5_000),
      markdown: markdownHelp({ title, remedy, clause, how: text.site.remedy, by: text.site.source }),
    },
    defaultConfiguration: { level: rule?.severity ?? 'warning' },
    properties: {
      tags: [`item-${indicator?.item ?? ''}`, indicator?.id ?? ''].filter(
        (tag) => tag !== 'item-' && tag !== '',
      ),
      precision: rule?.otherwise === 'cantTell' ? 'low' : 'very-high',
    },
  };
}

/** The texts are the rule pack's own, yet a `<` in them must not become markup. */
function markdownHelp(help: {
  readonly title: string;
  readonly remedy: string;
  readonly clause: readonly string[];
  readonly how: string;
  readonly by: string;
}): string {
  const safe = (text: string) => visible(text).replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`);
  return [
    `**${safe(help.title)}**`,
    `**${safe(help.how)}** ${safe(help.remedy)}`,
    ...(help.clause.length > 0
      ? [`**${safe(help.by)}**`, ...help.clause.map((one) => `- ${safe(one)}`)]
      : []),
  ].join('\n\n');
}

function invocation(view: View, results: number) {
  const { manifest } = view.run;
  const beyond = results - MOST_RESULTS;
  const notices = [
    ...manifest.notes,
    ...(beyond > 0 ? [`${beyond} further results are in findings.json only`] : []),
  ];
  return {
    executionSuccessful: manifest.state === 'finished',
    startTimeUtc: manifest.start,
    ...(manifest.end ? { endTimeUtc: manifest.end } : {}),
    toolExecutionNotifications: notices.map((note) => ({
      level: 'note',
      message: { text: plain(note, 1_000) },
    })),
  };
}

function resultOf(view: View, finding: Finding, options: SarifOptions, gated: GatedFinding | undefined) {
  const { target } = finding;
  return {
    kind: finding.outcome === 'failed' ? 'fail' : 'review',
    level: finding.outcome === 'failed' ? finding.severity : ('none' as const),
    message: { text: plain(messageIn(view, finding), 2_000) || finding.rule },
    locations: locationsOf(finding, options.sourceOf?.(finding) ?? null),
    partialFingerprints: { 'govSiteAudit/v1': finding.fingerprint },
    occurrenceCount: Math.max(1, finding.pages),
    ...(gated ? { baselineState: gated.state === 'new' ? 'new' : 'unchanged' } : {}),
    properties: {
      indicator: finding.indicator,
      ...(finding.site === undefined ? {} : { site: finding.site }),
      outcome: finding.outcome,
      ...(target.type === 'element' ? { selector: cap(visible(target.selector), 500) } : {}),
    },
  };
}

/** The place in the sources where it is known; the address on the site always. */
function locationsOf(finding: Finding, source: SourcePlace | null): readonly object[] {
  const { target } = finding;
  const pages = target.type === 'link' ? target.from : 'url' in target && target.url ? [target.url] : [];
  const snippet = target.type === 'element' ? { snippet: { text: plain(target.html, 300) } } : {};
  const inSource = source
    ? [
        {
          physicalLocation: {
            artifactLocation: source.file.startsWith('/')
              ? { uri: `file://${encodeURI(source.file)}` }
              : { uri: encodeURI(source.file), uriBaseId: 'SRCROOT' },
            region: { startLine: source.line, startColumn: source.column, ...snippet },
          },
        },
      ]
    : [];
  const onSite = pages.slice(0, source ? MOST_PAGES : 1).flatMap((page) => uriOf(page) ?? []);
  const related = onSite.map((page) => ({
    physicalLocation: {
      artifactLocation: { uri: page },
      ...(source === null && target.type === 'element' ? { region: { startLine: 1, ...snippet } } : {}),
    },
    ...('selector' in target
      ? { logicalLocations: [{ fullyQualifiedName: cap(visible(target.selector), 500), kind: 'element' }] }
      : {}),
  }));
  return [...inSource, ...related].slice(0, 1 + MOST_PAGES);
}

/** An address of a page, as RFC 3986 writes it. */
function uriOf(address: string): string | null {
  if (!/^https?:\/\//.test(address) || address.length > 2_000 || !URL.canParse(address)) return null;
  const [path = '', ...fragment] = address.split('#');
  const tail = fragment.length > 0 ? `#${fragment.join('%23')}` : '';
  return `${path}${tail}`
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, (sign) =>
      sign.isWellFormed() ? encodeURIComponent(sign) : '%EF%BF%BD',
    );
}

function plain(text: string, max: number): string {
  return cap(visible(text), max).trim();
}
