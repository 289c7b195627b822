import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { wallOf } from '../../../src/net/walls.ts';

const answer = (status: number, body = '', headers: Record<string, string> = {}) =>
  wallOf({ method: 'GET', status, headers, body: Buffer.from(body) });

describe('wallOf', () => {
  it.each([401, 403, 405, 407, 412, 429, 451, 521, 999])('status %i is a wall', (status) => {
    expect(answer(status)).toBe(`status-${status}`);
  });

  it.each([200, 404, 410, 500, 502, 503])('status %i alone is none', (status) => {
    expect(answer(status, '<h1>页面</h1>')).toBeNull();
  });

  it('HEAD may be refused by a server that only knows GET', () => {
    expect(wallOf({ method: 'HEAD', status: 405, headers: {}, body: new Uint8Array(0) })).toBeNull();
  });

  it.each([
    ['<html><script>var arg1="A";document.cookie="acw_sc__v2="+x</script></html>', 'aliyun-waf'],
    ["<html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1</script></html>", 'ruishu'],
    ['<html><title>安全验证</title>请完成安全验证后继续访问</html>', 'challenge'],
    ['<html>您的访问被拦截，事件ID 123</html>', 'waf'],
    ['<html>由创宇盾提供防护</html>', 'chuangyu'],
    ['<script>document.cookie="__jsl_clearance=1";location.reload()</script>', 'jiasule'],
  ])('a small page that says %s', (body, expected) => {
    expect(answer(200, body)).toBe(expected);
  });

  it('reads GBK pages as well', () => {
    const body = iconv.encode('<html><body>您的请求已被拦截</body></html>', 'gbk');
    expect(wallOf({ method: 'GET', status: 200, headers: {}, body })).toBe('waf');
  });

  it('knows a challenge by its header', () => {
    expect(answer(200, '', { 'cf-mitigated': 'challenge' })).toBe('cloudflare');
  });

  it('tells a challenge from a busy server', () => {
    expect(answer(503, '<script>window._cf_chl_opt={}</script>')).toBe('cloudflare');
  });

  it('leaves pages with content alone', () => {
    const article = `<html><p>关于加强人机验证与安全狗等产品管理的通知</p>${'<a href="/x">更多</a>'.repeat(10)}</html>`;
    expect(answer(200, article)).toBeNull();
    expect(answer(200, `<html>${'正文'.repeat(10_000)}您的访问被拦截</html>`)).toBeNull();
    expect(answer(200, '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>')).toBeNull();
  });
});
