import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../../../src/domain/brand.ts';
import { type Controls, chooseEntries, tracesOf } from '../../../../src/gather/elder/choose-entry.ts';
import { readElderVocabulary } from '../../../../src/gather/elder/vocabulary.ts';

const table = parse(readFileSync('rules/tables/elder.yaml', 'utf8')) as Json; // checked by the reader
const words = readElderVocabulary(table) ?? unreadable();
const PAGE = 'http://www.example.gov.cn/';

function unreadable(): never {
  throw new Error('the table of the pack cannot be read');
}

type Control = Controls['controls'][number];

function control(label: string, more: Partial<Control> = {}): Control {
  const href = more.href ?? null;
  const names = href === null ? '' : `href ${href}`;
  return {
    labels: label ? [label] : [],
    names,
    href,
    interactive: true,
    visible: true,
    html: '<a>',
    ...more,
  };
}

function page(controls: readonly Control[], more: Partial<Controls> = {}): Controls {
  const empty = { scripts: [], tokens: [], frames: 0, frameSelectors: [], responsive: true, text: 500 };
  return { controls: [...controls], ...empty, ...more };
}

const entries = (...controls: readonly Control[]) =>
  chooseEntries(page(controls), words, PAGE).map(({ label, kind, certain }) => `${label} ${kind} ${certain}`);

describe('an entry to the version for the elderly', () => {
  it.each([
    ['长者模式', 'elder'],
    ['进入关怀版', 'elder'],
    ['适老化浏览', 'elder'],
    ['【长者版】', 'elder'],
    ['长者专区', 'zone'],
    ['老年人服务专区', 'zone'],
    ['网站无障碍', 'barrier-free'],
    ['无障碍浏览', 'barrier-free'],
  ])('is known by its words: %s', (label, kind) => {
    expect(entries(control(label))).toEqual([`${label} ${kind} true`]);
  });

  it.each(['适老化改造', '无障碍环境建设法', '关爱老年人行动方案', '我县召开适老化工作推进会', '长者食堂'])(
    'is not what only speaks of the matter: %s',
    (label) => {
      expect(entries(control(label)).filter((one) => one.endsWith('true'))).toEqual([]);
    },
  );

  it('is doubtful with two letters more, and where it is no control', () => {
    expect(entries(control('长者食堂'))).toEqual(['长者食堂 elder false']);
    expect(entries(control('长者模式', { interactive: false }))).toEqual(['长者模式 elder false']);
  });

  it('comes before a zone, and that before a reading tool; what is shown before what is hidden', () => {
    expect(
      entries(
        control('无障碍'),
        control('长者专区', { href: 'http://www.example.gov.cn/zz/' }),
        control('适老版', { visible: false }),
        control('长者模式'),
      ).map((one) => one.split(' ')[0]),
    ).toEqual(['长者模式', '适老版', '长者专区', '无障碍']);
  });

  it('is known by its product where a picture has no words', () => {
    const [entry] = chooseEntries(
      page([control('', { names: 'onclick aria.oldfixedstart()' })]),
      words,
      PAGE,
    );
    expect(entry).toMatchObject({ kind: 'elder', certain: false, product: { id: 'govwza' } });
  });

  it('is a link only where that leads away from the page', () => {
    const hrefs = ['http://www.example.gov.cn/old/', 'javascript:void(0)', 'http://www.example.gov.cn/#'];
    const found = hrefs.map(
      (href) =>
        chooseEntries(
          page([control('长者版', { href, names: `href ${href.replace(PAGE, '')}` })]),
          words,
          PAGE,
        )[0]?.href,
    );
    expect(found).toEqual(['http://www.example.gov.cn/old/', null, null]);
  });

  it('is not the mark of an evaluation that was passed', () => {
    expect(entries(control('信息无障碍', { href: 'http://wza.isc.org.cn/rzpt/1.html' }))).toEqual([]);
  });
});

describe('traces', () => {
  it('are whole names where they are short, and parts of them where they are long', () => {
    const seen = page([], { tokens: ['images/slh.png', 'oldmanbtn', 'slhx', 'management', 'wza-btn'] });
    expect(tracesOf(seen, words)).toEqual(['images/slh.png', 'oldmanbtn', 'wza-btn']);
  });
});
