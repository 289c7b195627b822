import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../../../src/domain/brand.ts';
import { readContent } from '../../../../src/gather/content.ts';
import { dangerOfAnchor, type Hosts, traitOf } from '../../../../src/gather/trait.ts';
import { readVocabulary } from '../../../../src/gather/vocabulary.ts';

const VOCABULARY = readVocabulary(parse(readFileSync('rules/tables/danger.yaml', 'utf8')) as Json);
const HOSTS: Hosts = { requested: 'www.a.example', final: 'www.a.example' };

function is(title: string, body: string, hosts = HOSTS): string | null {
  const trait = traitOf(readContent(`<title>${title}</title>${body}`), VOCABULARY, hosts);
  return trait?.is === 'dangerous' ? trait.danger.kind : (trait?.is ?? null);
}

describe('what a page turns out to be', () => {
  it.each([
    ['gambling', '澳门新葡京_真人娱乐', '<p>注册送彩金</p>'],
    ['gambling', '某某公司', '<p>百家乐 老虎机 时时彩 提款秒到</p>'],
    ['parked', 'abc.com', '<p>该域名正在出售，联系我们购买该域名</p>'],
    ['not-found', '404 Not Found', '<h1>404</h1>'],
    ['not-found', '咸宁市政府', '<p>对不起，您访问的页面不存在！</p>'],
    ['maintenance', '系统', '<p>网站升级改版中</p>'],
  ])('%s: %s', (what, title, body) => {
    expect(is(title, body)).toBe(what);
  });

  it.each([
    ['公安机关打击网络赌博', '<p>百家乐、老虎机、时时彩都是违法犯罪，警方提醒抵制。</p>'],
    ['关于404页面设置的通知', `<p>${'各网站应当设置页面不存在时的提示页。'.repeat(40)}</p>`],
    ['彩票公益金使用公告', '<p>本年度体育彩票公益金使用情况，赔率等另行公布。</p>'],
    ['域名管理办法解读', `<p>${'域名转让应当依法办理，'.repeat(200)}</p>`],
    ['关于系统维护中有关事项的通知', `<p>${'系统维护中请勿办理业务。'.repeat(60)}</p>`],
    ['某局', `<p>暂停服务</p>${'<a href="/a">栏目</a>'.repeat(40)}`],
  ])('nothing of the kind: %s', (title, body) => {
    expect(is(title, body)).toBeNull();
  });

  it.each([
    [
      '关于部分网页提示“页面不存在”的说明',
      '<h1>关于部分网页提示“页面不存在”的说明</h1><p>部分旧网址打开时会提示“404 页面不存在”。请从首页重新进入。</p>',
    ],
    ['网站改版问答', '<p>问：为什么有的网页提示“页面不存在”？</p><p>答：因栏目调整，请从首页重新进入。</p>'],
    ['栏目调整', `<p>旧文章打开时页面不存在。</p><p>${'请从首页有关栏目重新查找所需内容。'.repeat(10)}</p>`],
    ['关于网站升级改版暂停服务的公告', '<p>我局定于本周六对网站进行升级改版，届时网站暂停访问。</p>'],
    ['网站公告', '<p>本网站将于本周六零时至六时系统升级，暂停访问。</p>'],
    ['升级之后', `<p>网站升级改版期间暂停服务。</p><p>${'升级后新增服务地图、预约等功能。'.repeat(10)}</p>`],
  ])('speaks of it, and is there: %s', (title, body) => {
    expect(is(title, body)).toBeNull();
  });

  it.each([
    [
      'not-found',
      '清湖市司法局',
      '<div class="nav">导航</div><h1>抱歉，页面不存在</h1><p>请检查网址，或返回首页。</p>',
    ],
    [
      'maintenance',
      '法律体系',
      `<div class="header">${'站名和口号。'.repeat(20)}</div><h1>法律体系</h1><p>本栏目正在升级改版中，敬请期待！</p><div class="footer">${'主办单位。'.repeat(20)}</div>`,
    ],
  ])('%s, whatever stands in its frame', (what, title, body) => {
    expect(is(title, body)).toBe(what);
  });

  it('an official page, only by several words of its own', () => {
    const links = ['澳门赌场', '百家乐', '时时彩', '老虎机', '六合彩'].map(
      (word) => `<a href="http://bet.example/">${word}</a>`,
    );
    const brokenInto = `<p>法律援助申请须知。</p><div style="display:none">${links.join('')}</div>`;
    const own = { ...HOSTS, own: true };
    const ofState = { requested: 'sfj.a.gov.cn', final: 'sfj.a.gov.cn' };
    for (const hosts of [own, ofState]) {
      expect(is('申请须知', `<p>材料清单。</p>${links.join('')}`, hosts)).toBeNull();
      expect(is('法律援助', brokenInto, hosts)).toBeNull();
      expect(
        is(
          '法律援助怎么帮',
          '<p>因百家乐、老虎机、时时彩、六合彩、赌球欠下的赌债不受保护，打击赌博人人有责。</p>',
          hosts,
        ),
      ).toBeNull();
      expect(is('太阳城小区燃气改造', '<p>太阳城小区居民。</p>', hosts)).toBeNull();
      expect(is('澳门新葡京_真人娱乐', `<p>注册送彩金</p>${links.join('')}`, hosts)).toBe('gambling');
      expect(is('首页', '<p>百家乐 老虎机 时时彩 提款秒到 注册送彩金</p>', hosts)).toBe('gambling');
    }
    expect(is('申请须知', links.join(''))).toBe('gambling');
    expect(
      is('澳门新葡京', links.join(''), {
        requested: 'www.a.example',
        final: 'bet.example',
        own: true,
      }),
    ).toBe('gambling');
  });

  it('a name that sends its visitors on to a trader in names', () => {
    expect(is('Domain', '', { requested: 'old.example', final: 'www.sedo.com' })).toBe('parked');
    expect(is('Sedo', '', { requested: 'sedo.com', final: 'www.sedo.com' })).toBeNull();
  });

  it('the words of a hidden link', () => {
    expect(dangerOfAnchor('澳门赌场', VOCABULARY)?.kind).toBe('gambling');
    expect(dangerOfAnchor('打击赌球专项行动', VOCABULARY)).toBeNull();
    expect(dangerOfAnchor('下拉菜单', VOCABULARY)).toBeNull();
  });
});
