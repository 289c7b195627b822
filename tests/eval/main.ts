import { parseArgs } from 'node:util';
import { runCases } from '../accessibility/run.ts';
import { evalCity } from './eval-city.ts';
import { evalCorpus } from './eval-corpus.ts';
import { printCityScore } from './print-city-score.ts';

/**
 * Precision and recall, measured from outside.
 *   npm run eval                        audits the demo city and compares with its answer sheet
 *   npm run eval -- --site ID,ID        only these of its sites
 *   npm run eval -- columns DIR         reads saved pages with manifest.tsv and labels.jsonl
 *   npm run eval -- marks DIR
 *   npm run eval -- act [RULE|ID,…]     looks at the labelled pages of tests/accessibility
 * Each takes --json, and --dump FILE for what was extracted.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    dump: { type: 'string' },
    run: { type: 'string' },
    site: { type: 'string' },
  },
});
const [mode, dir] = positionals;

if (mode === 'columns' || mode === 'marks') {
  if (!dir) usage();
  process.exitCode = await evalCorpus(mode, dir, { json: values.json, dump: values.dump ?? null });
} else if (mode === 'act') {
  process.exitCode = await runCases({ only: dir ?? null, json: values.json, dump: values.dump ?? null });
} else if (mode === undefined) {
  const score = await evalCity({
    keep: values.run ?? null,
    dump: values.dump ?? null,
    sites: values.site?.split(',') ?? null,
  });
  if (values.json) console.log(JSON.stringify(score, null, 2));
  else printCityScore(score);
  process.exitCode = score.clean ? 0 : 1;
} else usage();

function usage(): never {
  console.error(
    'usage: npm run eval [-- columns DIR | marks DIR | act [RULE|ID]] [--site ID,ID] [--json] [--dump FILE]',
  );
  process.exit(2);
}
