import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/domain/target.ts';
import { fingerprint } from '../../../src/judge/fingerprint.ts';

const column: Target = { type: 'column', name: '部门动态', url: 'http://a.gov.cn/bmdt/' };
const link: Target = { type: 'link', url: 'http://a.gov.cn/x.html', from: ['http://a.gov.cn/'], count: 1 };
const element: Target = { type: 'element', url: 'http://a.gov.cn/', selector: '#q', html: '<input id="q">' };
const fault = { engineRule: 'label', template: 'form>input', grade: 'failure', places: 3, pages: 3 };

function print(target: Target, facts = {}, rule = 'stale-column', site = 'www'): string {
  return fingerprint(rule, site, target, facts);
}

describe('a fingerprint stays the same', () => {
  it('when a column grows older or is renamed', () => {
    expect(print(column, { ageDays: 52, latest: '2026-10-02' })).toBe(
      print({ ...column, name: '动态' }, { ageDays: 90, latest: '2026-08-25' }),
    );
  });

  it('when a link stands on more pages', () => {
    expect(print(link)).toBe(print({ ...link, from: ['http://a.gov.cn/b', 'http://a.gov.cn/c'], count: 9 }));
  });

  it('when a fault of the template is seen on other pages first', () => {
    const elsewhere = { ...element, url: 'http://a.gov.cn/b/', selector: '#q2' } as const;
    expect(print(element, fault)).toBe(print(elsewhere, { ...fault, places: 40, pages: 40 }));
  });

  it('from one version of the program to the next', () => {
    expect(print(column)).toMatch(/^[0-9a-f]{16}$/);
    expect(print(column)).toMatchInlineSnapshot(`"c24db8aaeaf896c6"`);
  });
});

describe('a fingerprint differs', () => {
  it('between rules, sites and targets', () => {
    const all = [
      print(column),
      print(column, {}, 'blank-column'),
      print(column, {}, 'stale-column', 'edu'),
      print({ ...column, url: 'http://a.gov.cn/tzgg/' }),
      print({ type: 'page', url: column.url }),
      print({ type: 'site', url: column.url }),
      print({ type: 'group', id: 'chibi', name: '赤壁市' }),
      print({ type: 'group', id: 'jiayu', name: '嘉鱼县' }),
      print({ type: 'city', name: '咸宁市' }),
      print({ type: 'app', name: '鄂汇办' }),
      print({ type: 'account', name: '鄂汇办' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('between places of a template and between engine rules', () => {
    expect(print(element, fault)).not.toBe(print(element, { ...fault, template: 'form>select' }));
    expect(print(element, fault)).not.toBe(print(element, { ...fault, engineRule: 'select-name' }));
  });

  it('between what is certain and what a person must look at', () => {
    expect(print(element, fault)).not.toBe(print(element, { ...fault, grade: 'review' }));
  });

  it('between the same selector on two pages, where no template is known', () => {
    expect(print(element)).not.toBe(print({ ...element, url: 'http://a.gov.cn/b/' }));
  });

  it('for fifty thousand links of one site', () => {
    const all = Array.from({ length: 50_000 }, (_, i) =>
      print({ ...link, url: `http://a.gov.cn/${i}.html` }),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});
