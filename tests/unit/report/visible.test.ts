import { describe, expect, it } from 'vitest';
import { cap, capWidth, visible } from '../../../src/report/visible.ts';

describe('visible', () => {
  it('leaves ordinary Chinese and English text alone', () => {
    expect(visible('政务公开 — “Open Government” 2026\n第二行')).toBe(
      '政务公开 — “Open Government” 2026\n第二行',
    );
  });
  it('shows direction marks, zero-width and control characters as placeholders', () => {
    expect(visible('a\u202eb\u200bc\u0000d\u001be\u0085')).toBe(
      'a[U+202E]b[U+200B]c[U+0000]d[U+001B]e[U+0085]',
    );
  });
  it('shows halves of surrogate pairs and keeps whole ones', () => {
    expect(visible('\ud83d😀')).toBe('[U+D83D]😀');
  });
  it('turns every line end into a line feed', () => {
    expect(visible('a\r\nb\rc')).toBe('a\nb\nc');
  });
});

describe('capWidth', () => {
  it('counts a Chinese character as two columns', () => {
    expect(capWidth('一二三四', 6)).toBe('一二三…');
    expect(capWidth('abcdef', 6)).toBe('abcdef');
  });
});

describe('cap', () => {
  it('cuts long texts and says so', () => {
    expect(cap('一二三四五', 4)).toBe('一二三…');
    expect(cap('一二三四', 4)).toBe('一二三四');
  });
  it('never cuts a character in half', () => {
    expect(cap('ab😀cd', 4)).toBe('ab…');
  });
});
