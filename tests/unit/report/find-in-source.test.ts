import { describe, expect, it } from 'vitest';
import { findInSource } from '../../../src/report/find-in-source.ts';

const PAGE = `<!doctype html>
<html lang=zh-CN>
<body>
  <!-- source: templates/header.html:7 -->
  <img src='/logo.png' class=logo>
  <!-- source: templates/body.html -->
  <p>正文 <a href="../gone.html">附件</a></p>
</body>
</html>`;
const PLAIN = PAGE.replace(/\s*<!--.*-->/g, '');
const element = (html: string) => ({ type: 'element', url: 'http://a/', selector: 'x', html }) as const;

describe('a fault in the source of a page', () => {
  it('is found by one attribute where the browser writes the tag in another way', () => {
    expect(findInSource(PLAIN, element('<img src="/logo.png" class="logo">'), 'dist/index.html')).toEqual({
      file: 'dist/index.html',
      line: 4,
      column: 3,
    });
  });

  it('is found by the address that it links to', () => {
    const target = {
      ...{ type: 'link' as const, url: 'http://a/gone.html', from: ['http://a/b/'], count: 1 },
    };
    expect(findInSource(PLAIN, target, 'dist/b/index.html')).toMatchObject({ line: 5 });
  });

  it('stands in the template that a comment before it names', () => {
    const image = element('<img src="/logo.png" class="logo">');
    expect(findInSource(PAGE, image, 'dist/index.html')).toEqual({
      file: 'templates/header.html',
      line: 7,
      column: 1,
    });
    expect(findInSource(PAGE, element('<a href="../gone.html">附件</a>'), null)).toMatchObject({
      file: 'templates/body.html',
      line: 1,
    });
  });

  it('is in the file as a whole where it cannot be found, and nowhere without a file', () => {
    const lost = element('<video src="/nothing.mp4"></video>');
    expect(findInSource(PLAIN, lost, 'dist/index.html')).toEqual({
      file: 'dist/index.html',
      line: 1,
      column: 1,
    });
    expect(findInSource(PLAIN, lost, null)).toBeNull();
  });

  it('never names a file outside the sources', () => {
    const hostile = '<!-- source: ../../etc/passwd --><!-- source: /etc/passwd --><img src="/logo.png">';
    expect(findInSource(hostile, element('<img src="/logo.png">'), null)).toBeNull();
  });
});
