import { describe, expect, it } from 'vitest';
import { html, trusted, write } from '../../../src/report/html/markup.ts';
import { outLink, safeAddress } from '../../../src/report/html/out-link.ts';

describe('html', () => {
  it('escapes whatever is put into it', () => {
    expect(write(html`<p title="${`"'\``}">${'<script>&'}</p>`)).toBe(
      '<p title="&quot;&#39;&#96;">&lt;script&gt;&amp;</p>',
    );
  });
  it('takes markup and lists of it as they are, and leaves out nothing-values', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(write(html`<ul>${items}${null}${false}${undefined}${7}</ul>`)).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li>7</ul>',
    );
    expect(write(trusted('<i>'))).toBe('<i>');
  });
  it('neutralises direction marks and control characters', () => {
    expect(write(html`${'a\u202eb\u0000'}`)).toBe('a[U+202E]b[U+0000]');
  });
});

describe('outLink', () => {
  it('links only to http and https without a user name', () => {
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'http://a:b@c.example/',
      '//x',
      '',
      'http://',
    ])
      expect(safeAddress(bad), bad).toBeNull();
    expect(safeAddress('https://a.example/?q="x"')).toBe('https://a.example/?q=%22x%22');
    expect(write(outLink('javascript:alert(1)'))).toBe('<span class="addr">javascript:alert(1)</span>');
  });
  it('gives nothing away to the page it leads to', () => {
    expect(write(outLink('http://a.example/'))).toContain('rel="noreferrer noopener nofollow"');
  });
  it('bounds length', () => {
    const long = `http://a.example/${'x'.repeat(5000)}`;
    expect(write(outLink(long)).length).toBeLessThan(300);
  });
});
