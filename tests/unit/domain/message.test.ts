import { describe, expect, it } from 'vitest';
import { fillMessage, messageOf, messageValues } from '../../../src/domain/message.ts';
import { rule } from '../judge/samples.ts';

describe('fillMessage', () => {
  it('shows numbers, lists and what is missing', () => {
    const values = { name: '部门动态', ageDays: 52, invalid: ['::1', 'fe80::1'], latest: null };
    expect(fillMessage('{name} {ageDays} {invalid} {latest} {nothing}', values)).toBe(
      '部门动态 52 ::1、fe80::1 — —',
    );
  });

  it('does not fill placeholders that a site wrote into a value', () => {
    expect(fillMessage('栏目“{name}”', { name: '{url} $& $1', url: 'secret' })).toBe('栏目“{url} $& $1”');
  });

  it('knows nothing of what every object has', () => {
    expect(fillMessage('{constructor} {toString}', {})).toBe('— —');
  });

  it('leaves braces alone that name nothing', () => {
    expect(fillMessage('{ a } {} {{name}}', { name: 'x' })).toBe('{ a } {} {x}');
  });

  it('leaves out an optional part of which a fact is missing or empty', () => {
    const template = '打不开[[（{why}）]][[；失效地址：{dead}]]。';
    expect(fillMessage(template, { why: '超时', dead: [] })).toBe('打不开（超时）。');
    expect(fillMessage(template, { why: null, dead: ['::1'] })).toBe('打不开；失效地址：::1。');
    expect(fillMessage('共 [[{n} 个]]', { n: 0 })).toBe('共 0 个');
  });

  it('chooses by a number', () => {
    const template = '栏目“{name}”[[days=0?今日到期|还有 {days} 天到期]]';
    expect(fillMessage(template, { name: '要闻', days: 0 })).toBe('栏目“要闻”今日到期');
    expect(fillMessage(template, { name: '要闻', days: 3 })).toBe('栏目“要闻”还有 3 天到期');
  });

  it('takes brackets in a value for nothing but brackets', () => {
    expect(fillMessage('{name}[[（{why}）]]', { name: '[[{why}]]', why: '' })).toBe('[[{why}]]');
  });

  it('puts title marks within title marks as the inner ones', () => {
    expect(fillMessage('《{title}》没有日期', { title: '《条例》政策解读' })).toBe(
      '《〈条例〉政策解读》没有日期',
    );
    expect(fillMessage('栏目“{title}”', { title: '《条例》解读' })).toBe('栏目“《条例》解读”');
  });
});

const ZH = { lang: 'zh', words: { refused: { zh: '连接被拒绝', en: 'connection refused' } } } as const;

describe('messageOf', () => {
  const finding = {
    outcome: 'failed',
    site: 'www',
    target: { type: 'column', name: '要闻', url: 'http://a.gov.cn/yw/' },
    facts: { ageDays: 20 },
    pages: 1,
  } as const;

  it('takes values from target, site and facts', () => {
    const one = rule({ says: { failed: '{site} {name} {url} {ageDays} {pages}' } });
    expect(messageOf(one, finding, ZH)).toBe('www 要闻 http://a.gov.cn/yw/ 20 1');
  });

  it('falls back to the title of the language where no text fits', () => {
    const one = rule({ title: '栏目超期', titleEn: 'Late column', says: {}, saysEn: {} });
    expect(messageOf(one, finding, ZH)).toBe('栏目超期');
    expect(messageOf(one, { ...finding, outcome: 'untested' }, { lang: 'en', words: {} })).toBe(
      'Late column',
    );
  });

  it('says codes in words, and status codes as they are', () => {
    const one = rule({ says: { failed: '打不开（{reason}）' } });
    const because = (reason: string) => messageOf(one, { ...finding, facts: { reason } }, ZH);
    expect(because('refused')).toBe('打不开（连接被拒绝）');
    expect(because('http-404')).toBe('打不开（HTTP 404）');
  });

  it('lets facts speak before the target', () => {
    expect(messageValues({ ...finding, facts: { name: '政务要闻' } })['name']).toBe('政务要闻');
  });
});
