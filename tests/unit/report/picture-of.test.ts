import { expect, it } from 'vitest';
import { pictureOf } from '../../../src/report/picture-of.ts';

it('is a file of the one folder', () => {
  expect(pictureOf({ facts: { picture: 'pictures/0af3.jpg' } })).toBe('pictures/0af3.jpg');
});

it.each([
  '../pictures/a.jpg',
  'pictures/../a.jpg',
  'pictures/a.jpg" onerror="x',
  'http://www.demo.gov.cn/a.jpg',
  'pictures/a.svg',
  'pictures/a/b.jpg',
  7,
  null,
])('nothing else: %s', (picture) => {
  expect(pictureOf({ facts: { picture } })).toBeNull();
});
