import { createHash } from 'node:crypto';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/brand.ts';
import { render } from '../../../src/report/render.ts';
import { type SampleOptions, sampleRun } from './sample-run.ts';

async function pagesOf(options: SampleOptions): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for await (const { name, content } of render(sampleRun(options), ['html']))
    pages.set(name, String(content));
  return pages;
}

let pages: ReadonlyMap<string, string>;
let documents: ReadonlyMap<string, CheerioAPI>;
beforeAll(async () => {
  pages = await pagesOf({ longList: 260, columnsPerSite: 200 });
  const html = [...pages].filter(([name]) => name.endsWith('.html'));
  documents = new Map(html.map(([name, content]) => [name, load(content)]));
});

const page = (name: string): CheerioAPI => {
  const found = documents.get(name);
  if (!found) throw new Error(`no page ${name}`);
  return found;
};

describe('files', () => {
  it('are named as the contract says', () => {
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        'leader.html',
        'groups/qinghu.html',
        'groups/linshui.html',
        'groups/云岭.html',
        'sites/s001/index.html',
        'sites/s001/list-2.html',
        'sites/s001/columns-2.html',
        'sites/s012/index.html',
      ]),
    );
  });
  it('are the same bytes for the same run', async () => {
    expect(await pagesOf({ longList: 260, columnsPerSite: 200 })).toEqual(pages);
  });
});

describe('every page', () => {
  it('has one h1, headings in order, one main landmark, a skip link and a language', () => {
    for (const [name, $] of documents) {
      const levels = $('h1,h2,h3,h4')
        .toArray()
        .map((heading) => Number(heading.tagName.slice(1)));
      expect(
        levels.filter((level) => level === 1),
        name,
      ).toHaveLength(1);
      expect(levels[0], name).toBe(1);
      levels.forEach((level, i) => {
        expect(level, name).toBeLessThanOrEqual((levels[i - 1] ?? 1) + 1);
      });
      expect($('main#main'), name).toHaveLength(1);
      expect($('body > a.skip').attr('href'), name).toBe('#main');
      expect($('html').attr('lang'), name).toBe('zh-CN');
    }
  });
  it('has no id twice, and every inner link leads somewhere', () => {
    for (const [name, $] of documents) {
      const ids = $('[id]')
        .toArray()
        .map((element) => $(element).attr('id'));
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const link of $('a[href^="#"]').toArray())
        expect(ids, name).toContain($(link).attr('href')?.slice(1));
    }
  });
  it('links to files that are there', () => {
    for (const [name, $] of documents) {
      for (const link of $('a[href]').toArray()) {
        const href = $(link).attr('href') ?? '';
        if (/^https?:|^#/.test(href)) continue;
        const target = decodeURIComponent(new URL(href, `http://run/${encodeURI(name)}`).pathname.slice(1));
        if (target !== 'ledger.xlsx') expect(pages.has(target), `${name} → ${href}`).toBe(true);
      }
    }
  });
  it('allows its own style and script by digest and nothing else', () => {
    for (const [name, $] of documents) {
      const policy = $('meta[http-equiv="Content-Security-Policy"]').attr('content') ?? '';
      expect(policy, name).toContain("default-src 'none'");
      expect(policy, name).not.toContain('unsafe');
      for (const element of $('style,script').toArray()) {
        const digest = createHash('sha256').update($(element).text()).digest('base64');
        expect(policy, name).toContain(`'sha256-${digest}'`);
      }
      expect($('style'), name).toHaveLength(1);
    }
  });
  it('loads nothing, whatever the audited sites wrote', () => {
    for (const [name, $] of documents) {
      expect(
        $('img,iframe,object,embed,link,base,form,video,audio,[src],[style],[srcset]'),
        name,
      ).toHaveLength(0);
      expect($('script').length, name).toBeLessThanOrEqual(1);
      for (const element of $('*').toArray())
        for (const attribute of Object.keys($(element).attr() ?? {}))
          expect(attribute.startsWith('on'), `${name} ${attribute}`).toBe(false);
    }
  });
  it('links outwards only to http and https, without telling where it came from', () => {
    for (const [name, $] of documents) {
      for (const link of $('a[href]').toArray()) {
        const href = $(link).attr('href') ?? '';
        if (!/^[a-z]+:/i.test(href)) continue;
        expect(href, name).toMatch(/^https?:\/\//);
        expect($(link).attr('rel'), name).toBe('noreferrer noopener nofollow');
      }
    }
  });
  it('shows direction marks instead of obeying them', () => {
    for (const [name, content] of [...pages].filter(([file]) => file.endsWith('.html')))
      expect(content, name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u);
    expect(page('sites/s001/index.html').text()).toContain('[U+202E]');
  });
  it('gives every table a caption and every head cell a scope', () => {
    for (const [name, $] of documents) {
      expect($('table').length, name).toBe($('table > caption').length);
      expect($('th:not([scope])').length, name).toBe(0);
    }
  });
});

describe('overview', () => {
  it('says first how many sites were audited, and which were not and why', () => {
    const text = page('index.html')('.verdict').text();
    expect(text).toContain('12 个网站中 10 个已全部检查');
    expect(text).toContain('清湖市供销合作社，首页连续 3 次打不开');
  });
  it('says at the top what was not looked at', () => {
    const text = page('index.html')('.notice').text();
    expect(text).toContain('本次未检查：标签与标识');
    expect(text).toContain('只检查了 61 个页面');
  });
  it('shows bounds, a dash for nothing, and not-checked in words', () => {
    const cellsOf = (name: string) =>
      page(name)('#matrix td.s')
        .toArray()
        .map((cell) => page(name)(cell).text());
    const cells = cellsOf('index.html');
    expect(cellsOf('indicators.html')).toContain('未检查');
    expect(cells).toContain('—');
    expect(cells.some((cell) => /^\d+(\.\d)? \d+(\.\d)?–\d+/.test(cell))).toBe(true);
  });
  it('says when the pages were visited where that is another day in Beijing, and only there', async () => {
    // 18:00 UTC of the day before is two o'clock in the morning of the day as of which is reckoned.
    expect(page('index.html')('#unseen').parent().text()).not.toContain('访问');
    const run = sampleRun({});
    const later = { ...run.manifest, start: '2026-11-23T18:00:12.000Z' as Instant };
    for await (const { name, content } of render({ ...run, manifest: later }, ['html']))
      if (name === 'index.html') expect(String(content)).toContain('网页在 2026年11月24日 访问');
  });
  it('puts sites that could not be scored last and without place', () => {
    const last = page('index.html')('#matrix tbody tr').last();
    expect(last.find('th').text()).toBe('清湖市供销合作社');
    expect(last.find('td').first().text()).toBe('—');
  });
});

describe('site page', () => {
  it('puts the most valuable repairs first and names remedy, clause and how sure it is', () => {
    const $ = page('sites/s001/index.html');
    const first = $('article.problem').first();
    expect(first.find('h3').text()).toBe('1. 链接打不开');
    expect(first.find('.how').text()).toContain('改正或删除链接');
    expect(first.find('.how').text()).toContain('国办发〔2017〕47号');
    expect(first.find('.sure').text()).toBe('已核实');
    expect(first.find('.retest code').first().text()).toContain('--site s001 --only links');
  });
  it('lists every finding once over its pages', () => {
    const seen = [...documents]
      .filter(([name]) => /^sites\/s001\/(?:index|list-\d+)\.html$/.test(name))
      .reduce(
        (sum, [, $]) => sum + $('#problems ~ article .items > li, article[id^="list-"] .items > li').length,
        0,
      );
    const failed = sampleRun({ longList: 260 }).findings.filter(
      (f) => f.site === 's001' && f.outcome === 'failed',
    );
    expect(seen).toBe(failed.length);
  });
  it('says a limit as its class does, in months or days', () => {
    const limits = page('sites/s001/index.html')('#columns-table tbody tr td:last-child')
      .toArray()
      .map((cell) => page('sites/s001/index.html')(cell).text());
    expect(limits).toEqual(expect.arrayContaining(['14 天', '6 个月', '不设时限']));
  });
  it('lists columns by what falls due next', () => {
    const $ = page('sites/s001/index.html');
    const states = $('#columns-table tbody tr')
      .toArray()
      .map((row) => $(row).find('td').first().text());
    expect(states[0]).toContain('空白');
    expect(states[1]).toContain('超期 38 天');
    expect(states[2]).toContain('还剩 2 天');
    expect(states[3]).toContain('还剩 57 天');
  });
  it('keeps what cannot be told apart from faults, with the reason', () => {
    const text = page('sites/s002/index.html')('article[id^="review-"]').text();
    expect(text).toContain('待人工核实');
    expect(text).toContain('被网站防护拦截');
  });
  it('counts skipped pages by reason in plain words', () => {
    const text = page('sites/s001/index.html')('#skipped').text();
    expect(text).toContain('被网站防护拦截');
    expect(text).toContain('37');
  });
  it('says of an unreached site that it was not seen, never that it is clean', () => {
    const text = page('sites/s004/index.html')('.verdict').text();
    expect(text).toContain('未能检查');
    expect(text).not.toContain('没有发现必须整改的问题');
  });
});

describe('group page', () => {
  it('shows portal, departments and townships of the county', () => {
    const $ = page('groups/linshui.html');
    expect(
      $('#sites ~ h3')
        .toArray()
        .map((h) => $(h).text()),
    ).toEqual(['县级门户', '县直部门', '乡镇（街道）']);
  });
});

describe('English', () => {
  it('has no Chinese text of ours', async () => {
    const english = await pagesOf({ lang: 'en', hostile: false });
    const $ = load(english.get('sites/s002/index.html') ?? '');
    expect($('html').attr('lang')).toBe('en');
    expect($('h2').text()).not.toMatch(/\p{Script=Han}/u);
    expect($('.how dt, thead th, caption').text()).not.toMatch(/\p{Script=Han}/u);
    expect($('article.problem .msg').first().text()).toBe('Broken link.');
  });
});
