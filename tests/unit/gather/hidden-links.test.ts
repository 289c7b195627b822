import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../../src/crawl/normalise-url.ts';
import type { Url } from '../../../src/domain/brand.ts';
import { extractLinks } from '../../../src/gather/links.ts';
import { parsePage } from '../../../src/gather/parse.ts';

function linksOf(body: string) {
  const parsed = parsePage(`<body>${body}</body>`, 'http://www.demo.gov.cn/a/' as Url);
  return extractLinks(parsed, (raw) => resolveLink(raw, parsed.base)).links;
}

describe('a link that visitors do not see', () => {
  it('has letters of the colour that the box around it is painted with', () => {
    const [white, black] = linksOf(
      '<div style="background:#fff"><a href="http://x.example/" style="color:#ffffff">x</a><a href="/b" style="color:#000">b</a></div>',
    );
    expect([white?.hidden?.by, black?.hidden]).toEqual(['same-colour', null]);
  });

  it('is hidden by a script that stands behind it', () => {
    const links = linksOf(
      `<div id="box"><a href="http://x.example/">x</a></div><script>document.getElementById('box').style.display='none';</script><a href="/b">b</a>`,
    );
    expect(links.map((link) => link.hidden?.by ?? null)).toEqual(['script', null]);
  });
});

describe('a file that a program hands out', () => {
  it('is an attachment where the link is called like one', () => {
    const roles = linksOf(
      '<a href="/down.jsp?id=7">培训教材.pdf</a><a href="/show.jsp?id=7">关于培训的通知</a><a href="content_7.html">通知.pdf</a>',
    ).map((link) => link.role);
    expect(roles).toEqual(['attachment', 'page', 'page']);
  });
});
