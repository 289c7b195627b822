import { describe, expect, it } from 'vitest';
import type { Url } from '../../../../src/domain/brand.ts';
import { engineTwins } from '../../../../src/gather/markup-engine/engine-twins.ts';
import { parsePage } from '../../../../src/gather/parse.ts';

const LANDMARKS_ONLY = new Set(['landmark-one-main', 'page-has-heading-one', 'region']);

/** Rules that speak about this body, without those about the page as a whole. */
function rules(body: string, html = '<html lang="zh-CN">'): readonly string[] {
  const page = `<!doctype html>${html}<head><title>x</title></head><body>${body}</body></html>`;
  return engineTwins(parsePage(page, 'http://www.demo.gov.cn/' as Url))
    .map((one) => one.rule)
    .filter((rule) => !LANDMARKS_ONLY.has(rule));
}

function nodes(rule: string, body: string) {
  const page = `<!doctype html><html lang=zh><head><title>x</title></head><body>${body}</body></html>`;
  return engineTwins(parsePage(page, 'http://www.demo.gov.cn/' as Url)).find((one) => one.rule === rule)
    ?.nodes;
}

describe.each([
  [
    'image-alt',
    '<img src=a>',
    [
      '<img src=a alt="">',
      '<img src=a alt=x>',
      '<img src=a title=x>',
      '<img src=a role=presentation>',
      '<div style="display:none"><img src=a></div>',
    ],
  ],
  [
    'link-name',
    '<a href=a><img src=a alt=""></a>',
    [
      '<a href=a>x</a>',
      '<a href=a title=x></a>',
      '<a name=a></a>',
      '<a href=a><img src=a alt=x></a>',
      '<a href=a><script>document.write("x")</script></a>',
      '<span aria-hidden=true><a href=a></a></span>',
    ],
  ],
  ['button-name', '<button><i></i></button>', ['<button>x</button>', '<button aria-label=x></button>']],
  ['input-button-name', '<input type=button>', ['<input type=button value=x>', '<input type=submit>']],
  ['input-image-alt', '<input type=image src=a>', ['<input type=image src=a alt=搜索>']],
  [
    'label',
    '<input type=text>',
    [
      '<label>x <input></label>',
      '<label for=a>x</label><input id=a>',
      '<input placeholder=x>',
      '<input title=x>',
      '<input type=hidden>',
      '<span id=b>x</span><input aria-labelledby=b>',
    ],
  ],
  ['select-name', '<select><option>x</select>', ['<select title=x><option>x</select>']],
  ['frame-title', '<iframe src=a></iframe>', ['<iframe src=a title=x></iframe>']],
  ['area-alt', '<map name=m><area href=a></map>', ['<map name=m><area href=a alt=x></map>']],
  ['list', '<ul><div>x</div></ul>', ['<ul><li>x</li></ul>', '<ul role=menu><div>x</div></ul>']],
  ['listitem', '<div><li>x</li></div>', ['<ul><li>x</li></ul>', '<menu><li>x</li></menu>']],
  ['empty-heading', '<h2> </h2>', ['<h2>x</h2>', '<h2><img src=a alt=x></h2>']],
  ['tabindex', '<p tabindex=3>x</p>', ['<p tabindex=0>x</p>', '<p tabindex=-1>x</p>']],
  [
    'duplicate-id',
    '<p id=a>x</p><p id=a>y</p>',
    ['<p id=a>x</p><p id=b>y</p>', '<a href=x id=a>x</a><p id=a>y</p>'],
  ],
  ['duplicate-id-aria', '<label for=a>x</label><input id=a><p id=a>', ['<label for=a>x</label><input id=a>']],
  ['marquee', '<marquee>x</marquee>', ['<p>x</p>']],
] as const)('%s', (rule, bad, good) => {
  it(`is found in ${bad}`, () => expect(rules(bad)).toContain(rule));
  it.each(good)('not in %s', (html) => expect(rules(html)).not.toContain(rule));
});

describe('the page as a whole', () => {
  it.each([
    ['html-has-lang', '<html>', '<html lang="zh">'],
    ['html-lang-valid', '<html lang="zh_CN">', '<html lang="zh-Hans-CN">'],
    ['html-lang-valid', '<html lang="chinese">', '<html lang="en">'],
    [
      'meta-viewport',
      '<html lang=zh><meta name=viewport content="user-scalable=no">',
      '<html lang=zh><meta name=viewport content="width=device-width, initial-scale=1">',
    ],
    [
      'meta-viewport',
      '<html lang=zh><head><meta name=viewport content="maximum-scale=1.0">',
      '<html lang=zh><head><meta name=viewport content="maximum-scale=5">',
    ],
  ])('%s: %s', (rule, bad, good) => {
    const found = (html: string) =>
      engineTwins(
        parsePage(
          `${html.includes('<head>') ? html : html.replace('<meta', '<head><meta')}<title>x</title><body>x`,
          'http://x/' as Url,
        ),
      ).map((one) => one.rule);
    expect(found(bad)).toContain(rule);
    expect(found(good)).not.toContain(rule);
  });

  it('is certain without styles; what stands in it is not', () => {
    const page = '<!doctype html><html><head></head><body><img src=a></body></html>';
    const marks = engineTwins(parsePage(page, 'http://x/' as Url)).map((one) => [one.rule, one.unrendered]);
    expect(marks).toContainEqual(['html-has-lang', undefined]);
    expect(marks).toContainEqual(['document-title', true]);
    expect(marks).toContainEqual(['image-alt', true]);
  });
});

describe('a place', () => {
  it('has the shape that the browser side gives it', () => {
    const [node] =
      nodes(
        'image-alt',
        '<div id=top12 class="b2 a1 c d"><table><tr><td><img src=a></td></tr></table></div>',
      ) ?? [];
    expect(node?.shape).toBe('div#top#.a#.b#.c>table>tbody>tr>td>img');
    expect(node?.html).toBe('<img src="a">');
  });

  it('is found by its selector', () => {
    const found = nodes('image-alt', '<p><img src=a alt=x><img src=b></p><p id=q><i></i><img src=c></p>');
    expect(found?.map((node) => node.selector)).toEqual([
      'html > body > p:nth-of-type(1) > img:nth-of-type(2)',
      '#q > img',
    ]);
  });

  it('stands for many of the same shape', () => {
    const page = `<!doctype html><html><body>${'<img src=a>'.repeat(200)}</body></html>`;
    const [image] = engineTwins(parsePage(page, 'http://x/' as Url)).filter(
      (one) => one.rule === 'image-alt',
    );
    expect(image).toMatchObject({ count: 200, nodes: { length: 3 } });
  });
});

it('a hostile page is looked at up to a limit', () => {
  const page = parsePage('<img>'.repeat(100_000), 'http://x/' as Url);
  const [image] = engineTwins(page).filter((one) => one.rule === 'image-alt');
  expect(image?.count).toBeLessThanOrEqual(20_000);
  expect(() => engineTwins(parsePage('<div>'.repeat(3_000), 'http://x/' as Url))).not.toThrow();
});
