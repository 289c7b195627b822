import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/domain/finding.ts';
import type { Identity } from '../../../../src/domain/gate.ts';
import { identify } from '../../../../src/judge/gate/identify.ts';
import { matchKnown } from '../../../../src/judge/gate/match-known.ts';
import { movePlaces } from '../../../../src/judge/gate/move-places.ts';

const STAGING = 'http://127.0.0.1:8080/';
const LIVE = 'https://www.demo.gov.cn/';

function element(
  base: string,
  part: { path?: string; html: string; shape: string; rule?: string },
): Identity {
  const url = new URL(part.path ?? '/', base).href;
  const finding = {
    rule: part.rule ?? 'wcag-image-alt',
    target: { type: 'element', url, selector: 'x', html: part.html },
    facts: { template: part.shape, samplePages: [url] },
  } as unknown as Finding; // what identities are made of
  return identify(finding, base);
}

function link(base: string, url: string): Identity {
  const finding = {
    rule: 'broken-link',
    target: { type: 'link', url: new URL(url, base).href, from: [base], count: 1 },
    facts: {},
  } as unknown as Finding; // as above
  return identify(finding, base);
}

const known = (now: readonly Identity[], before: readonly Identity[]) =>
  matchKnown(now, before).knownAs.map((one) => one !== null);

describe('an element is the same', () => {
  const before = element(LIVE, {
    html: '<img src="/i/a.png" class="css-1ab2">',
    shape: 'div.css-1ab2>p>img.css-1ab2',
  });

  it.each([
    [
      'on a staging server',
      { html: '<img src="/i/a.png" class="css-1ab2">', shape: 'div.css-1ab2>p>img.css-1ab2' },
    ],
    [
      'with class names made anew',
      { html: '<img src="/i/a.png" class="css-9zz8">', shape: 'div.css-9zz8>p>img.css-9zz8' },
    ],
    [
      'with a digest in its file name',
      { html: '<img src="/i/a.3f2a1b9c.png" class="x">', shape: 'div.x>p>img.x' },
    ],
    ['in a template that moved', { html: '<img src="/i/a.png">', shape: 'main>section>figure>img' }],
    [
      'on another page with the same template',
      { path: '/b.html', html: '<img src="/i/b.png">', shape: 'div.css-1ab2>p>img.css-1ab2' },
    ],
  ])('%s', (_, part) => {
    expect(known([element(STAGING, part)], [before])).toEqual([true]);
  });

  it('when its text was edited and its classes made anew', () => {
    const old = element(LIVE, { html: '<p class="a1">旧的文字</p>', shape: 'main>div.a1>p.a1' });
    const now = element(STAGING, { html: '<p class="b2">新的文字</p>', shape: 'main>div.b2>p.b2' });
    expect(known([now], [old])).toEqual([true]);
  });
});

describe('an element is another', () => {
  it('with another tag, and elsewhere with nothing in common', () => {
    const before = element(LIVE, { html: '<img src="/i/a.png">', shape: 'div.a>img' });
    const other = element(STAGING, {
      path: '/x.html',
      html: '<img src="/i/z.png">',
      shape: 'footer>ul>li>img',
    });
    const input = element(STAGING, { html: '<input type="image">', shape: 'div.a>input' });
    expect(known([other], [before])).toEqual([false]);
    expect(known([input], [before])).toEqual([false]);
  });

  it('when the known one is there too: each stands for one', () => {
    const before = element(LIVE, { html: '<img src="/i/a.png">', shape: 'div.a>img' });
    const same = element(STAGING, { html: '<img src="/i/a.png">', shape: 'div.a>img' });
    const second = element(STAGING, { html: '<img src="/i/b.png">', shape: 'div.b>img' });
    expect(known([second, same], [before])).toEqual([false, true]);
  });

  it('under another rule', () => {
    const before = element(LIVE, { html: '<img src="/a.png">', shape: 'img', rule: 'wcag-image-alt' });
    const now = element(STAGING, { html: '<img src="/a.png">', shape: 'img', rule: 'wcag-target-size' });
    expect(known([now], [before])).toEqual([false]);
  });
});

describe('links and pages', () => {
  it('are known by their address inside the site', () => {
    expect(known([link(STAGING, '/a.html'), link(STAGING, '/b.html')], [link(LIVE, '/a.html')])).toEqual([
      true,
      false,
    ]);
    expect(known([link(STAGING, 'http://other.cn/a')], [link(LIVE, 'http://other.cn/a')])).toEqual([true]);
  });

  it('are followed where pages have moved', () => {
    const before = [link(LIVE, '/old/a.html'), link(LIVE, '/one.html')].map((one) =>
      movePlaces(one, { '/old/': '/new/', '/one.html': '/two.html' }),
    );
    expect(known([link(STAGING, '/new/a.html'), link(STAGING, '/two.html')], before)).toEqual([true, true]);
  });
});

it('names what no longer occurs, and gives the same answer in whatever order', () => {
  const before = ['/a', '/b', '/c'].map((path) => link(LIVE, path));
  const now = ['/c', '/a', '/d'].map((path) => link(STAGING, path));
  expect(matchKnown(now, before)).toEqual({ knownAs: [2, 0, null], gone: [1] });
  const shuffled = matchKnown([...now].reverse(), [...before].reverse());
  expect(shuffled.knownAs).toEqual([null, 2, 0]);
});
