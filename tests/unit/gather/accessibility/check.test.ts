import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../../src/domain/net.ts';
import { type Check, runCheck } from '../../../../src/gather/accessibility/check.ts';
import { type Findings, openFindings } from '../../../../src/gather/accessibility/findings.ts';
import { wait } from '../../../../src/gather/wait.ts';

const visit = {} as Visit; // these checks do not touch the page
const place = { selector: 'a', html: '<a>', shape: 'body>a', summary: '' };

async function run(
  check: Partial<Check> & Pick<Check, 'run'>,
  leftMs?: number,
): Promise<ReturnType<Findings['results']>> {
  const findings = openFindings();
  const whole: Check = { rules: ['keyboard-trap', 'mouse-only-control'], limitMs: 60, ...check };
  await runCheck(whole, { visit, engine: [], findings }, leftMs);
  return findings.results();
}

describe('runCheck', () => {
  it('keeps what was found before the time was over, and names the rules that are not finished', async () => {
    const { results, passedRules } = await run({
      run: async ({ findings, signal }) => {
        findings.judged('keyboard-trap');
        findings.add('mouse-only-control', 'failed', place);
        await wait(5_000, signal);
      },
    });
    expect(results).toEqual([
      expect.objectContaining({ rule: 'mouse-only-control', outcome: 'failed', grade: 'failure', count: 1 }),
      expect.objectContaining({ rule: 'keyboard-trap', outcome: 'review', grade: 'review' }),
      expect.objectContaining({ rule: 'mouse-only-control', outcome: 'review' }),
    ]);
    expect(results[1]?.nodes[0]?.summary).toBe('not finished in 60 ms');
    expect(passedRules).toEqual([]);
  });

  it('names the rules of a check that breaks down, with the reason', async () => {
    const { results } = await run({ run: () => Promise.reject(new Error('the page has gone')) });
    expect(results.map((one) => one.nodes[0]?.summary)).toEqual(
      Array(2).fill('not finished: the page has gone'),
    );
  });

  it('does not begin a check for which no time is left', async () => {
    let began = false;
    const { results } = await run(
      {
        run: async () => {
          began = true;
        },
      },
      0,
    );
    expect(began).toBe(false);
    expect(results.map((one) => one.rule)).toEqual(['keyboard-trap', 'mouse-only-control']);
  });

  it('passes what was judged and found in order', async () => {
    const { results, passedRules } = await run({
      run: async ({ findings }) => findings.judged('keyboard-trap'),
    });
    expect(results).toEqual([]);
    expect(passedRules).toEqual(['keyboard-trap']);
  });
});

it('fifty places are kept, and all are counted', () => {
  const findings = openFindings();
  for (let i = 0; i < 70; i += 1) findings.add('mouse-only-control', 'failed', place);
  const [only] = findings.results().results;
  expect(only?.nodes).toHaveLength(50);
  expect(only?.count).toBe(70);
});
