import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../../../src/domain/brand.ts';
import { readContent } from '../../../../src/gather/content.ts';
import { dangerOfAnchor, traitOf } from '../../../../src/gather/trait.ts';
import { readVocabulary } from '../../../../src/gather/vocabulary.ts';

const VOCABULARY = readVocabulary(parse(readFileSync('rules/tables/danger.yaml', 'utf8')) as Json);
const HOSTS = { requested: 'www.a.example', final: 'www.a.example' };

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
