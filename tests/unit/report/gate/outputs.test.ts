import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { default as Ajv } from 'ajv-draft-04';
import formats from 'ajv-formats';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import type { GateDecision, GatedFinding } from '../../../../src/domain/gate.ts';
import { gateFiles } from '../../../../src/report/gate/gate-files.ts';
import { gateLines } from '../../../../src/report/gate/gate-lines.ts';
import { gateViewOf } from '../../../../src/report/gate/gate-view.ts';
import { githubAnnotations } from '../../../../src/report/gate/github-annotations.ts';
import { render } from '../../../../src/report/render.ts';
import { sampleRun } from '../sample-run.ts';

const require = createRequire(import.meta.url);
const sarifSchema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object; // the schema of OASIS, as that package ships it
const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(ajv as never); // typed for another edition of the same class
const isSarif = ajv.compile(sarifSchema);

const run = sampleRun({ hostile: true, longList: 30 });
const failed = run.findings.filter((one) => one.outcome === 'failed');
const EFFECTS = ['stops', 'known', 'outside', 'unconfirmed', 'never', 'budget'] as const;
const decision: GateDecision = {
  passed: false,
  stops: [
    { kind: 'findings', rule: failed[0]?.rule ?? '', count: 3, allowed: 1 },
    { kind: 'score', scope: '27', score: 79.96, least: 80 },
    { kind: 'judged', share: 0.7996, least: 0.8 },
    { kind: 'stale-baseline', count: 2 },
  ],
  findings: failed.map((finding, i): GatedFinding => {
    const effect = EFFECTS[i % EFFECTS.length] ?? 'stops';
    return { finding, effect, state: effect === 'known' ? 'known' : 'new' };
  }),
  gone: [],
};
const gate = gateViewOf(run, {
  decision,
  leftOut: [{ because: '栏目更新时限上线后再查', count: 1 }],
  cached: { taken: 40, opened: 10, unchanged: 3, damaged: 1 },
  sourceOf: ({ target }) =>
    target.type === 'link' ? { file: 'dist/列表 1.html', line: 12, column: 3 } : null,
});
const file = (name: string) => String(gateFiles(gate).find((one) => one.name === name)?.content ?? '');

async function rendered(format: 'sarif' | 'junit'): Promise<string> {
  for await (const { content } of render(run, [format])) return String(content);
  return '';
}

describe('SARIF', () => {
  it('is valid by the schema, of any run and of a gate, with hostile texts in it', async () => {
    for (const text of [await rendered('sarif'), file('results.sarif')]) {
      isSarif(JSON.parse(text));
      expect(isSarif.errors ?? []).toEqual([]);
    }
  });

  it('says which results are new, where they can be mended, and explains every rule', () => {
    const [log] = (JSON.parse(file('results.sarif')) as { runs: Sarif[] }).runs;
    const results = log?.results ?? [];
    expect(results.filter((one) => one.baselineState === 'new').length).toBeGreaterThan(0);
    expect(results.filter((one) => one.baselineState === 'unchanged').length).toBeGreaterThan(0);
    const link = results.find((one) => one.ruleId === 'broken-link');
    expect(link?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'dist/%E5%88%97%E8%A1%A8%201.html', uriBaseId: 'SRCROOT' },
      region: { startLine: 12, startColumn: 3 },
    });
    for (const rule of log?.tool.driver.rules ?? []) expect(rule.help.markdown).toContain('**');
    for (const one of results) expect(log?.tool.driver.rules[one.ruleIndex]?.id).toBe(one.ruleId);
  });

  it('never calls what could not be told an error', async () => {
    const [log] = (JSON.parse(await rendered('sarif')) as { runs: Sarif[] }).runs;
    const open = run.findings.filter((one) => one.outcome === 'cantTell').map((one) => one.fingerprint);
    const told = log?.results.filter((one) =>
      open.includes(one.partialFingerprints['govSiteAudit/v1'] ?? ''),
    );
    expect(told?.length).toBeGreaterThan(0);
    expect(told?.filter((one) => one.level !== 'none')).toEqual([]);
  });
});

interface Sarif {
  readonly tool: { readonly driver: { readonly rules: { id: string; help: { markdown: string } }[] } };
  readonly results: {
    ruleId: string;
    ruleIndex: number;
    level: string;
    baselineState?: string;
    partialFingerprints: { [name: string]: string };
    locations: { physicalLocation: object }[];
  }[];
}

describe('JUnit', () => {
  it('is valid by the schema, of any run and of a gate', async () => {
    using schema = XmlDocument.fromString(readFileSync(new URL('junit.xsd', import.meta.url), 'utf8'));
    using validator = XsdValidator.fromDoc(schema);
    for (const text of [await rendered('junit'), file('junit.xml')]) {
      using doc = XmlDocument.fromString(text);
      expect(() => validator.validate(doc)).not.toThrow();
    }
    using broken = XmlDocument.fromString('<testsuites><testcase name="x"/></testsuites>');
    expect(() => validator.validate(broken)).toThrow();
  });

  it('fails of a gate only for what stops it', () => {
    const failures = file('junit.xml').match(/<failure /g) ?? [];
    const stopping = decision.findings.filter((one) => one.effect === 'stops');
    const cases = new Set(stopping.map(({ finding }) => `${finding.site} ${finding.rule}`));
    expect(failures).toHaveLength(cases.size);
  });
});

describe('GitHub', () => {
  it('gets one command a line, in the documented form, and nothing that a site could add to it', () => {
    const lines = githubAnnotations(gate);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning) (?:file=[^,:\n]+,line=\d+,col=\d+,)?title=[^,:\n]+::[^\r\n]+$/,
      );
    expect(lines.some((line) => line.startsWith('::error file=dist/'))).toBe(true);
  });

  it('gets a summary in which no text of a site is markup', () => {
    const markdown = file('gate.md');
    expect(markdown).not.toMatch(/<(?:script|img)|\]\(|javascript:alert\(/);
    expect(markdown).toContain('&lt;/script&gt;');
  });
});

it('GitLab gets every finding once, in its form', () => {
  const rows = JSON.parse(file('gl-code-quality-report.json')) as { [key: string]: unknown }[];
  expect(rows).toHaveLength(failed.length);
  expect(new Set(rows.map((row) => row['fingerprint'])).size).toBe(rows.length);
  for (const row of rows)
    expect(row).toMatchObject({
      description: expect.any(String) as string,
      check_name: expect.any(String) as string,
      severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/) as string,
      location: { path: expect.any(String) as string, lines: { begin: expect.any(Number) as number } },
    });
});

it('a terminal gets the reasons, cut and never rounded up', () => {
  const text = gateLines(gate).join('\n');
  expect(text).toContain('79.9');
  expect(text).toContain('79.9%');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
  expect(text).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
});
