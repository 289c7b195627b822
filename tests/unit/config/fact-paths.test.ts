import { expect, it } from 'vitest';
import { exampleSchema, factKinds, factPathExists } from '../../../src/config/fact-paths.ts';

it.each([
  ['link', 'verdict'],
  ['link', 'tries.length'],
  ['link', 'tries.0.status'],
  ['page', 'footer.siteIdCode'],
  ['page', 'meta.PubDate'],
  ['page', 'article.published'],
  ['page', 'pager.pages'],
  ['ipv6-dns', 'aaaa.0.class'],
  ['column', 'limitDays'],
])('%s has %s', (kind, path) => {
  expect(factPathExists(kind, path)).toBe(true);
});

it.each([
  ['link', 'verdikt'],
  ['link', ''],
  ['link', 'verdict.length'],
  ['page', 'footer.nothing'],
  ['page', 'blocks.first'],
  ['page', 'constructor'],
  ['nothing', 'verdict'],
])('%s has no “%s”', (kind, path) => {
  expect(factPathExists(kind, path)).toBe(false);
});

it('an example may leave facts out and invent none', () => {
  const schema = exampleSchema('rate');
  expect(schema?.safeParse({ rate: 'x' }).success).toBe(true);
  expect(schema?.safeParse({ rat: 'x' }).success).toBe(false);
  expect(schema?.safeParse({ passed: 'three' }).success).toBe(false);
});

it('knows the derived kinds as well', () => {
  expect(factKinds()).toEqual(expect.arrayContaining(['site', 'link', 'column', 'fault', 'rate']));
});
