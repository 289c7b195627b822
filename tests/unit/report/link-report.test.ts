import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/brand.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { findingItem } from '../../../src/report/html/finding-item.ts';
import { listItems } from '../../../src/report/html/host-groups.ts';
import { write } from '../../../src/report/html/markup.ts';
import { ledgerRow } from '../../../src/report/ledger-row.ts';
import { viewOf } from '../../../src/report/view.ts';
import { sampleRun } from './sample-run.ts';

const view = viewOf(sampleRun({}));
const [site = null] = view.sites;

function deadLink(
  facts: { readonly [name: string]: Json },
  url = 'http://www.old.example/a.html',
  pages = 12,
): Finding {
  const finding = view.run.findings.find((one) => one.rule === 'broken-link' && one.outcome === 'failed');
  if (!finding) throw new Error('the sample has no broken link');
  const target = {
    type: 'link',
    url,
    from: ['http://www.example.gov.cn/'],
    count: pages,
  } as Finding['target'];
  return { ...finding, target, pages, facts: { ...finding.facts, ...facts }, fingerprint: url };
}

const shown = (finding: Finding) => load(write(findingItem(view, finding)))('li').text();
const place = (finding: Finding) => String(ledgerRow(view, site, finding, 1).place);

describe('a dead link', () => {
  it.each([
    [{ zone: 'footer', cause: 'template', share: 0.9 }, '页脚模板'],
    [{ zone: 'nav', cause: 'host', share: 0.9 }, '页眉或导航模板'],
    [{ zone: 'main', cause: 'page', share: 0.01 }, '正文'],
    [{ zone: 'main', cause: 'page', via: 'pdf' }, 'PDF 附件中的链接'],
  ])('%j is told to stand in: %s', (facts, words) => {
    expect(shown(deadLink(facts))).toContain(words);
    expect(place(deadLink(facts))).toContain(words);
  });

  it('names its text and where its page probably is now', () => {
    const finding = deadLink({ text: '办事大厅', movedTo: 'https://www.new.example/a.html' });
    for (const words of ['办事大厅', '可能已迁至', 'https://www.new.example/a.html']) {
      expect(shown(finding)).toContain(words);
      expect(place(finding)).toContain(words);
    }
  });

  it('that is only redirected has its new address in the message, and no guess beside it', () => {
    const moved = deadLink({ verdict: 'redirected', movedTo: 'https://www.new.example/a.html' });
    expect(load(write(findingItem(view, moved)))('li > dl').text()).not.toContain('可能已迁至');
    expect(place(moved)).not.toContain('可能已迁至');
  });

  it('tells since when it has not opened, once more than one run knows', () => {
    const history = { firstSeen: '2026-11-01T01:00:00.000Z', failingSince: '2026-11-19T18:00:00.000Z' };
    const third = deadLink({ history: { ...history, failures: 3, lastOk: '2026-11-18T01:00:00.000Z' } });
    expect(shown(third)).toContain('自 2026-11-20 起，连续 3 次检查打不开');
    expect(shown(third)).toContain('最近一次正常 2026-11-18');
    expect(place(third)).toContain('自 2026-11-20 起，连续 3 次检查打不开');
    const { ledger: _, ...unknown } = view.run;
    expect(ledgerRow({ ...view, run: unknown }, site, third, 1).firstSeen).toBe('2026-11-20');
    const opens = deadLink({ history: { ...history, failures: 0, lastOk: '2026-11-18T01:00:00.000Z' } });
    expect(shown(opens)).not.toContain('最近一次正常 ');
    const first = deadLink({ history: { ...history, failures: 1, lastOk: null } });
    expect(load(write(findingItem(view, first)))('dt').text()).not.toContain('持续情况');
  });

  it("says which try was the browser's", () => {
    const at = '2026-11-22T18:41:09.000Z';
    const tries = [{ at, status: 503, why: null, final: '', detail: '', by: 'browser' }];
    expect(shown(deadLink({ tries }))).toContain('用浏览器打开');
  });
});

describe('the list of a rule', () => {
  const item = (finding: Finding) => findingItem(view, finding);
  it('shows all links to a host that is gone as one item, and the others singly', () => {
    const gone = ['/', '/a', '/b'].map((path) =>
      deadLink({ cause: 'host' }, `http://www.gone.example${path}`, 3),
    );
    const others = [
      deadLink({ cause: 'template' }, 'http://www.x.example/', 40),
      deadLink({ cause: 'host' }, 'http://one.example/', 1),
    ];
    const items = listItems(view, [...gone, ...others], item);
    expect(items.map((one) => one.places)).toEqual([1, 3, 1]);
    const group = load(write(items[1]?.markup ?? item(gone[0] as Finding)))('body > li');
    expect(group.text()).toContain('www.gone.example 整个网站打不开');
    expect(group.find('details ol > li')).toHaveLength(3);
  });

  it('divides what is too much for one item', () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      deadLink({ cause: 'host' }, `http://www.gone.example/${i}`, 1),
    );
    expect(listItems(view, many, item).map((one) => one.places)).toEqual([50, 50, 20]);
  });
});
