import { describe, expect, it } from 'vitest';
import { fileId, pathHref } from '../../../src/report/file-id.ts';

describe('fileId', () => {
  it('keeps plain and Chinese ids', () => {
    expect(fileId('www')).toBe('www');
    expect(fileId('赤壁市')).toBe('赤壁市');
    expect(fileId('a.b-c_d')).toBe('a.b-c_d');
  });
  it('never leads out of the run folder, and keeps different ids apart', () => {
    for (const id of [
      '../x',
      '..',
      '/etc',
      'a/b',
      'a\\b',
      'CON',
      '',
      '.hidden',
      'a\u0000b',
      'x'.repeat(300),
    ]) {
      expect(fileId(id)).toMatch(/^[\p{L}\p{N}_-]{1,60}$/u);
    }
    expect(fileId('a/b')).not.toBe(fileId('a\\b'));
  });
});

describe('pathHref', () => {
  it('encodes what a link cannot carry', () => {
    expect(pathHref('groups/赤壁 市.html')).toBe('groups/%E8%B5%A4%E5%A3%81%20%E5%B8%82.html');
  });
});
