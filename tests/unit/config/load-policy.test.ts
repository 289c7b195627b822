import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatFault } from '../../../src/config/fault.ts';
import { loadPolicy } from '../../../src/config/load-policy.ts';
import type { RulePack } from '../../../src/domain/rule.ts';
import { tempFiles } from './temp-files.ts';

const PACK = { indicators: [], items: [], tables: {} } as unknown as RulePack; // what a policy without names asks of it

async function load(text: string) {
  const dir = await tempFiles({ 'gate.yaml': text });
  const loaded = await loadPolicy(join(dir, 'gate.yaml'), PACK);
  return loaded.ok
    ? loaded.value.audit
    : loaded.faults.map((fault) => formatFault(fault).replace(`${dir}/`, ''));
}

it.each([
  ['audit: { pages: changed }', { pages: 'changed' }],
  ['audit: { pages: [/, /zwgk/] }', { pages: ['/', '/zwgk/'] }],
  [
    'audit: { cache: false, maxPages: 60, timeBudget: 3m }',
    { cache: false, maxPages: 60, timeBudgetMs: 180_000 },
  ],
  ['failOn: new', {}],
])('reads %s', async (text, audit) => {
  expect(await load(text)).toEqual(audit);
});

it.each([
  ['audit: { pages: some }', /^gate\.yaml:1:\d+ audit\.pages: expected “changed”, or a list of paths/],
  ['audit: { pages: [zwgk] }', /^gate\.yaml:1:\d+ audit\.pages\[0\]: expected a path inside the site/],
  ['audit: { cache: no way }', /^gate\.yaml:1:\d+ audit\.cache: /],
  [
    'audit:\n  pages: changed\n  cache: false',
    /^gate\.yaml:3:3 audit\.cache: without the cache nobody knows which pages have changed$/,
  ],
])('names what is wrong in %s', async (text, fault) => {
  const faults = await load(text);
  expect(faults).toEqual([expect.stringMatching(fault)]);
});
