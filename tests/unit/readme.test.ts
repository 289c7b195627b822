import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withRuleTable } from '../tools/readme-table.ts';

it('shows the rule table that the program prints (npm run readme)', async () => {
  const readme = await readFile('README.md', 'utf8');
  expect(readme).toBe(await withRuleTable(readme));
});
