import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { FACT_SCHEMAS } from '../../../src/domain/facts/kinds.ts';
import { checkMessages } from '../../../src/report/check-words.ts';
import { factRows } from '../../../src/report/fact-rows.ts';
import { textsOf } from '../../../src/report/text/texts.ts';
import { viewOf } from '../../../src/report/view.ts';
import { samplePack } from './sample-pack.ts';
import { sampleRun } from './sample-run.ts';

const { words } = parse(readFileSync('rules/tables/words.yaml', 'utf8'));
const table = parse(readFileSync('rules/tables/check-messages.yaml', 'utf8'));
const messages = checkMessages({ ...samplePack, tables: { 'check-messages': table } });
const VIEW = { ...viewOf(sampleRun()), words, checkMessages: messages };

/** Kinds of evidence that only other kinds are made from: no rule judges them, no report shows their facts. */
const INNER: ReadonlySet<string> = new Set([
  'page',
  'accessibility',
  'markup',
  'site-markup',
  'list-source',
  'tampering',
]);

describe('facts in words', () => {
  it.each(['zh', 'en'] as const)('have a name for every fact that can appear (%s)', (lang) => {
    const labels = textsOf(lang).words.facts;
    const names = Object.entries(FACT_SCHEMAS).flatMap(([kind, schema]) =>
      INNER.has(kind) ? [] : namesIn(schema),
    );
    const elsewhere = ['shape', 'responsive'];
    expect(
      [...new Set(names)].filter((name) => !Object.hasOwn(labels, name) && !elsewhere.includes(name)),
    ).toEqual([]);
  });

  it('write ports and shares as such', () => {
    expect(plain({ closedPorts: [18178], percent: 72 })).toEqual([
      '只在IPv4开放的端口 18178',
      'IPv6支持率 72%',
    ]);
  });

  it('write codes in words', () => {
    expect(plain({ stage: 'tcp', publishedFrom: 'tag', format: 'ole' })).toEqual([
      '停在 建立连接',
      '发布日期来源 PubDate 标签',
      '实际格式 旧版 Office 或 WPS 文档',
    ]);
    expect(plain({ aaaa: [{ address: 'fe80::1', class: 'link-local', valid: false }] })).toEqual([
      'IPv6 地址（AAAA 记录） 地址：fe80::1；地址类别：链路本地地址；是否可用：否',
    ]);
    expect(plain({ rate: 'ipv6-support', target: '> 0.9' })).toEqual(['要求 要求超过 90%']);
  });

  it('keep apart what only a technician reads', () => {
    const facts = {
      dead: ['::1'],
      resolvers: [{ resolver: '127.0.0.1:53', said: 'NODATA' }],
      neverHeardOf: 1,
      tries: [
        {
          at: '2026-11-23T02:14:00Z',
          status: null,
          why: 'refused',
          final: '',
          detail: 'ECONNREFUSED 192.0.2.1',
        },
      ],
    };
    const { technical } = factRows(VIEW, facts);
    expect(plain(facts).join()).not.toMatch(/ECONNREFUSED|NODATA|neverHeardOf/);
    expect(technical.map(({ lines }) => lines.join())).toEqual([
      '域名服务器：127.0.0.1:53；回答：没有这种记录',
      '1',
      'ECONNREFUSED 192.0.2.1',
    ]);
  });

  it('say only of a certain fault what must be mended', () => {
    const summary = 'Fix any of the following:\n  Unable to determine contrast ratio';
    expect(plain({ grade: 'failure', summary })[1]).toContain('改好其中一项即可');
    expect(plain({ grade: 'review', summary })[1]).toBe('检测说明 未能算出对比度');
  });

  it('leave out what is empty', () => {
    expect(plain({ dead: [], interval: null, range: '', history: null })).toEqual([]);
  });
});

function plain(facts: Parameters<typeof factRows>[1]): readonly string[] {
  return factRows(VIEW, facts).plain.map(({ label, lines }) => `${label} ${lines.join(' / ')}`);
}

function namesIn(schema: z.core.$ZodType): readonly string[] {
  const def: object = schema._zod.def;
  if ('shape' in def)
    return Object.entries(def.shape as { [name: string]: z.core.$ZodType }).flatMap(([name, inner]) => [
      name,
      ...namesIn(inner),
    ]);
  if ('element' in def) return namesIn(def.element as z.core.$ZodType);
  return 'innerType' in def ? namesIn(def.innerType as z.core.$ZodType) : [];
}
