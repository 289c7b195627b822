import { readFile, writeFile } from 'node:fs/promises';
import { withRuleTable } from './readme-table.ts';

/** `npm run readme`: writes the rule table anew. */
await writeFile('README.md', await withRuleTable(await readFile('README.md', 'utf8')));
