import { expect, it } from 'vitest';
import { newHomes } from '../../../src/app/new-homes.ts';
import type { Url } from '../../../src/domain/brand.ts';
import type { Reading } from '../../../src/gather/link-verdict.ts';

const SITE = 'http://www.example.gov.cn';
const at = (path: string) => `${SITE}${path}` as Url; // written as it is

function reading(title: string, verdict: Reading['verdict'] = 'ok'): Reading {
  const attempt = { at: '', status: 200, why: null, final: '', detail: '' };
  return {
    verdict,
    reason: verdict === 'ok' ? 'ok' : 'http-404',
    attempt,
    endedAt: 0,
    title,
    danger: null,
    refs: [],
  };
}

const homes = newHomes(
  new Map([
    [at('/zfgb/2024/t20240301_5512.html'), reading('关于开展春季植树活动的通知 - 某县政府')],
    [at('/a/t20240401_9.html'), reading('关于调整办公时间的通知_某县政府')],
    [at('/b/t20240401_9.html'), reading('关于调整办公时间的通知')],
    [at('/gone/t20240501_77.html'), reading('关于防汛工作的安排意见', 'broken')],
    [at('/tzgg/'), reading('通知公告')],
  ]),
  [at('/zw/t20240601_31.html'), at('/gone/t20240501_77.html')],
);

it.each([
  ['the same file name in another folder', '/old/t20240301_5512.html', '', '/zfgb/2024/t20240301_5512.html'],
  [
    'the title that the link says',
    '/old/1.html',
    '关于开展春季植树活动的 通知',
    '/zfgb/2024/t20240301_5512.html',
  ],
  ['a file name that only the sitemap lists', '/old/t20240601_31.html', '', '/zw/t20240601_31.html'],
])('a page has probably moved to %s', (_, gone, text, home) => {
  expect(homes(at(gone), text)).toBe(at(home));
});

it.each([
  ['two pages have the name and the title', '/old/t20240401_9.html', '关于调整办公时间的通知'],
  ['the only other one does not open', '/old/t20240501_77.html', '关于防汛工作的安排意见'],
  ['the title is that of many', '/old/2.html', '通知公告'],
  ['it is the page itself', '/zfgb/2024/t20240301_5512.html', ''],
])('nothing is said where %s', (_, gone, text) => {
  expect(homes(at(gone), text)).toBeNull();
});
