import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const BEGIN = '<!-- rules:begin -->';
const END = '<!-- rules:end -->';

/** The README with the rule table that the program prints today. */
export async function withRuleTable(readme: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'src/cli/main.ts',
    'rules',
    'list',
    '--markdown',
  ]);
  const begin = readme.indexOf(BEGIN) + BEGIN.length;
  const end = readme.indexOf(END);
  if (begin < BEGIN.length || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  return `${readme.slice(0, begin)}\n${stdout.trim()}\n${readme.slice(end)}`;
}
