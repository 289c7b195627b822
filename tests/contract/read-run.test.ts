import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type EvidenceLine, readEvidenceFile } from '../../src/store/read-evidence-file.ts';
import { readFindings, readManifest, readScores } from '../../src/store/read-run.ts';
import { sampleEvidence, sampleFinding, sampleManifest, sampleReport, sampleScores } from './sample.ts';
import { temporaryDir } from './temporary-dir.ts';

const line = (number: number) => `${JSON.stringify(sampleEvidence('www', number))}\n`;
const good = (number: number) => ({ ok: true, evidence: sampleEvidence('www', number) });

describe('readEvidenceFile', () => {
  it('reads gzip members one after the other, lines across them and a last line without an end', async () => {
    const text = Buffer.from(line(1) + line(2) + line(3).trimEnd());
    const bytes = Buffer.concat([
      gzipSync(text.subarray(0, 100)),
      gzipSync(''),
      gzipSync(text.subarray(100)),
    ]);
    expect(await read(bytes)).toEqual([good(1), good(2), good(3)]);
  });

  it('reads a run without evidence', async () => {
    expect(await read(gzipSync(''))).toEqual([]);
  });

  it.each([
    ['a line that is no JSON', gzipSync(`${line(1)}{"kind":\n${line(3)}`), 2, /not JSON/],
    ['an empty line', gzipSync(`${line(1)}\n`), 2, /not JSON/],
    [
      'an unknown obstacle',
      gzipSync(line(1).replace('"observed"', '"unobserved","why":"weather","detail":""')),
      1,
      /not evidence/,
    ],
    [
      'a line that is not UTF-8',
      gzipSync(Buffer.concat([Buffer.from(line(1)), Buffer.from([0x22, 0xff, 0x22, 0x0a])])),
      2,
      /not/,
    ],
    ['a file cut off', gzipSync(line(1).repeat(50)).subarray(0, -30), undefined, /unexpected end of file/],
    ['an empty file', Buffer.alloc(0), 1, /./],
    ['a file that is not gzip', Buffer.from('hello'), 1, /incorrect header/],
    [
      'something behind the last member',
      Buffer.concat([gzipSync(line(1)), Buffer.from('more')]),
      undefined,
      /incorrect header/,
    ],
    ['zeros behind the last member', Buffer.concat([gzipSync(line(1)), Buffer.alloc(600)]), 2, /not gzip/],
  ])('tells the line of %s, and ends', async (_name, bytes, at, fault) => {
    const lines = await read(bytes);
    expect(lines.at(-1)).toMatchObject({ ok: false, fault: expect.stringMatching(fault) });
    if (at !== undefined) expect(lines.at(-1)).toMatchObject({ line: at });
    expect(lines.slice(0, -1).every(({ ok }) => ok)).toBe(true);
  });

  it('does not read a line of more than 64 MB into memory', { timeout: 60_000 }, async () => {
    const bomb = gzipSync(Buffer.alloc(70 * 2 ** 20, 'x'), { level: 1 });
    expect(await read(Buffer.concat([gzipSync(line(1)), bomb]))).toEqual([
      good(1),
      { ok: false, line: 2, fault: expect.stringContaining('longer than') },
    ]);
  });

  it('says that a file is not there', async () => {
    using dir = temporaryDir();
    const [first] = await collect(readEvidenceFile(join(dir.path, 'none.gz')));
    expect(first).toMatchObject({ ok: false, fault: expect.stringContaining('ENOENT') });
  });
});

describe('readManifest, readFindings, readScores', () => {
  const write = (dir: string, name: string, value: unknown) =>
    writeFileSync(join(dir, name), typeof value === 'string' ? value : JSON.stringify(value));

  it('reads back what was written, with keys that a later version adds', async () => {
    using dir = temporaryDir();
    const manifest = {
      ...sampleManifest('r', '2026-11-27T01:00:00Z'),
      sites: [sampleReport('www')],
      later: 1,
    };
    const findings = [sampleFinding('www', '未更新')];
    write(dir.path, 'manifest.json', manifest);
    write(dir.path, 'findings.json', { schema: 1, findings });
    write(dir.path, 'scores.json', sampleScores(80));
    expect(await readManifest(dir.path)).toEqual({ ok: true, value: manifest });
    expect(await readFindings(dir.path)).toEqual({ ok: true, value: findings });
    expect(await readScores(dir.path)).toEqual({ ok: true, value: sampleScores(80) });
  });

  it.each([
    ['not there', null, /manifest\.json cannot be read: ENOENT/],
    ['cut off', '{"schema":1,', /manifest\.json: not JSON/],
    ['not an object', '[]', /manifest\.json/],
    ['of a newer program', { schema: 2 }, /newer gov-site-audit/],
    ['without its keys', { schema: 1 }, /run: .*and \d+ more/],
    [
      'with a site id that is a path',
      { ...sampleManifest('r'), sites: [sampleReport('../x')] },
      /sites\.0\.id/,
    ],
  ])('says that a manifest is %s', async (_name, content, fault) => {
    using dir = temporaryDir();
    if (content !== null) write(dir.path, 'manifest.json', content);
    expect(await readManifest(dir.path)).toEqual({ ok: false, fault: expect.stringMatching(fault) });
  });

  it('names the finding that is none', async () => {
    using dir = temporaryDir();
    const findings = [sampleFinding('www', 'a'), { ...sampleFinding('www', 'b'), outcome: 'passed' }];
    write(dir.path, 'findings.json', { schema: 1, findings });
    expect(await readFindings(dir.path)).toEqual({
      ok: false,
      fault: expect.stringContaining('findings.1.outcome'),
    });
  });
});

async function read(bytes: Uint8Array): Promise<readonly EvidenceLine[]> {
  using dir = temporaryDir();
  const path = join(dir.path, 'evidence.ndjson.gz');
  writeFileSync(path, bytes);
  return await collect(readEvidenceFile(path));
}

async function collect<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
