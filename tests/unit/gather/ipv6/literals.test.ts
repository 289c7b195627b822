import { describe, expect, it } from 'vitest';
import { ipv6Claim } from '../../../../src/gather/ipv6/claim.ts';
import { isGateway } from '../../../../src/gather/ipv6/is-gateway.ts';
import { literalsIn, literalsOfPage } from '../../../../src/gather/ipv6/literals.ts';
import { parsePage } from '../../../../src/gather/parse.ts';
import { at } from '../../net/loopback.ts';

const page = (body: string) => parsePage(`<html><body>${body}</body></html>`, at('http://www.a.gov.cn/'));

describe('IPv4 literals', () => {
  it('are addresses behind a scheme, not versions and not names', () => {
    expect(literalsIn('a="http://58.1.2.3/x"; b="wss:\\/\\/58.1.2.4:8443\\/y"')).toEqual([
      'http://58.1.2.3',
      'wss://58.1.2.4:8443',
    ]);
    expect(literalsIn('v1.2.3.4 http://1.2.3.4.nip.io/ http://999.1.1.1/ http://1.2.3.4567/')).toEqual([]);
  });

  it('of a page stand in attributes and code, not in what is read', () => {
    const html = `<a href="http://58.1.1.1/">x</a><img src="//58.1.1.2/a.png" alt="http://58.1.1.3/">
      <script>var u='http://58.1.1.4/'</script><style>a{background:url(http://58.1.1.5/b.png)}</style><p>http://58.1.1.6/</p>`;
    expect(literalsOfPage(page(html))).toEqual([
      'http://58.1.1.1',
      '//58.1.1.2',
      'http://58.1.1.4',
      'http://58.1.1.5',
    ]);
  });

  it('are found in hostile text in no time', () => {
    const began = performance.now();
    literalsIn('http://'.repeat(140_000));
    literalsIn(`http://${'1.'.repeat(400_000)}`);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the mark of IPv6', () => {
  it.each([
    '<footer>本网站支持IPv6</footer>',
    '<p>本站已支持 IPv6 访问</p>',
    '<img src="/images/ipv6.png">',
    '<p>IPv6</p>',
  ])('is read in %s', (html) => {
    expect(ipv6Claim(page(html))).not.toBeNull();
  });

  it.each([
    '<a href="/a.html">关于推进IPv6支持工作的通知</a>',
    '<p>我市召开会议，研究部署全市政府网站升级改造并支持IPv6访问有关工作，要求各部门按期完成。</p>',
    '<p>本站暂不支持IPv6</p>',
    '<p>你好</p>',
  ])('is not read in %s', (html) => {
    expect(ipv6Claim(page(html))).toBeNull();
  });
});

describe('a gateway', () => {
  it.each([
    'www-example-com-s.ipv6.vendor.cn',
    '0123456789abcdef0123456789abcdef.vendor.com',
    'x.ipv6.a.gov.cn',
  ])('is seen in %s', (host) => {
    expect(isGateway(host)).toBe(true);
  });

  it.each(['www.a.gov.cn', 'ipv6.cn', 'cdn.example.com'])('is not seen in %s', (host) => {
    expect(isGateway(host)).toBe(false);
  });
});
