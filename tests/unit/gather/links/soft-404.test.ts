import { describe, expect, it } from 'vitest';
import type { Instant, Url } from '../../../../src/domain/brand.ts';
import type { Fetched } from '../../../../src/domain/net.ts';
import { readContent } from '../../../../src/gather/content.ts';
import { isMissing, mayBeMissing, missingShape, type Seen } from '../../../../src/gather/soft-404.ts';

const FRAME = `<nav>${'<a href="/x">栏目名称甲乙丙丁</a>'.repeat(30)}</nav><footer>主办单位和版权说明，各页都有的话。</footer>`;

function seen(path: string, html: string, part: Partial<Extract<Fetched, { ok: true }>> = {}): Seen {
  const requested = `http://a.example${path}` as Url;
  const fetched: Fetched = {
    ok: true,
    requested,
    final: requested,
    status: 200,
    headers: {},
    redirects: [],
    body: new Uint8Array(),
    truncated: false,
    address: '127.0.0.1',
    family: 4,
    at: '2026-11-23T00:00:00Z' as Instant,
    firstByteMs: 1,
    tookMs: 1,
    requests: 1,
    tls: null,
    wall: null,
    ...part,
  };
  return { fetched, content: readContent(html) };
}

const page = (main: string) => `<title>某网</title>${FRAME}<main>${main}</main>`;
const ERROR = page('<p>哎呀，内容飞走了，请检查您输入的地址是否正确。</p>');
const HOME = seen('/', page('<p>欢迎来到某网首页，今日要闻。</p>'));
const moved = (path: string, to: string) =>
  seen(path, ERROR, {
    final: `http://a.example${to}` as Url,
    redirects: [{ url: `http://a.example${path}` as Url, status: 302 }],
  });

describe('pages that are missing and report success', () => {
  it('have the shape of what the host says to random addresses', () => {
    const shape = missingShape(seen('/r1.html', ERROR), seen('/r2.html', ERROR));
    if (!shape) throw new Error('no shape');
    expect(isMissing(shape, seen('/gone.html', ERROR), HOME)).toBe(true);
    expect(isMissing(shape, seen('/short.html', page('<p>一篇很短的真文章。</p>')), HOME)).toBe(false);
    expect(isMissing(shape, seen('/empty.html', page('')), HOME)).toBe(false);
  });

  it('cannot be told on a host that answers every address alike', () => {
    const alike = page('<p>综合服务平台</p>');
    const shape = missingShape(seen('/r1.html', alike), seen('/r2.html', alike));
    if (!shape) throw new Error('no shape');
    expect(isMissing(shape, seen('/any.html', alike), seen('/', alike))).toBe(false);
  });

  it('may be sent to the home page, as long as the home page itself stays', () => {
    const shape = missingShape(moved('/r1.html', '/'), moved('/r2.html', '/'));
    if (!shape) throw new Error('no shape');
    const link = { requested: 'http://a.example/gone.html', final: 'http://a.example/', title: '' };
    expect(mayBeMissing(shape, link)).toBe(true);
    expect(mayBeMissing(shape, { ...link, requested: 'http://a.example/' })).toBe(false);
    expect(isMissing(shape, moved('/gone.html', '/'), HOME)).toBe(true);
    expect(isMissing(shape, moved('/gone.html', '/login'), HOME)).toBe(false);
    const wall = missingShape(moved('/r1.html', '/login'), moved('/r2.html', '/login'));
    if (!wall) throw new Error('no shape');
    expect(isMissing(wall, moved('/x.html', '/login'), moved('/', '/login'))).toBe(false);
  });

  it('are no shells that scripts fill', () => {
    const shell = '<title>应用</title><div id="app"></div><script src="/app.js"></script>';
    const shape = missingShape(seen('/r1.html', shell), seen('/r2.html', shell));
    if (!shape) throw new Error('no shape');
    expect(
      mayBeMissing(shape, { requested: 'http://a.example/x', final: 'http://a.example/x', title: '应用' }),
    ).toBe(false);
  });

  it('leave no shape where the host says it by status, or says something else each time', () => {
    expect(missingShape(seen('/r1.html', ERROR, { status: 404 }), seen('/r2.html', ERROR))).toBeNull();
    expect(
      missingShape(seen('/r1.html', ERROR), seen('/r2.html', page('完全不同的另一段内容'.repeat(80)))),
    ).toBeNull();
  });
});
