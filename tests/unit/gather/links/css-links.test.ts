import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cssLinks } from '../../../../src/gather/css-links.ts';

const raws = (css: string) => cssLinks(css).map((link) => `${link.via} ${link.raw}`);

describe('addresses in a style sheet', () => {
  it('reads url() with and without quotes, and with escapes', () => {
    const css = `.a{background:url(a.png)} .b{background:URL( "b c.png" )} .c{background:url('d.png') no-repeat} .d{background:url(e\\29.png)}`;
    expect(raws(css)).toEqual([
      'css a.png',
      'css b c.png',
      'css d.png',
      'css e\\29.png'.replace('\\29', ')'),
    ]);
  });

  it('reads imports in both forms', () => {
    expect(raws(`@import "x.css"; @import url(y.css) screen; .a { content: "z.css" }`)).toEqual([
      'css-import x.css',
      'css-import y.css',
    ]);
  });

  it('asks for the font that browsers take, not for the old ones before it', () => {
    const css = `@font-face { font-family: i; src: url(i.eot); src: url("i.eot?#iefix"), url(i.woff2) format("woff2"), url(i.svg#i) }`;
    expect(raws(css)).toEqual(['font i.woff2']);
  });

  it('leaves alone comments, strings, data, fragments and names of namespaces', () => {
    const css = `/* url(a.png) */ .a{content:"url(b.png)"} .c{background:url(data:image/png;base64,AA)} .d{fill:url(#grad)} @namespace svg url(http://www.w3.org/2000/svg); .e{x:my-url(f.png)}`;
    expect(raws(css)).toEqual([]);
  });

  it('ends on whatever it is given', () => {
    const pieces = fc.constantFrom(
      'url(',
      '"',
      "'",
      '@import',
      '@',
      '{',
      '}',
      '/*',
      '*/',
      '\\',
      ';',
      'a',
      '\n',
      ')',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        cssLinks(`url(${parts.join('')}`);
      }),
    );
  });
});
