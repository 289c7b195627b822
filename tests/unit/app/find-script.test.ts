import { describe, expect, it } from 'vitest';
import { findScript } from '../../../src/app/find-script.ts';
import type { Without } from '../../../src/domain/net.ts';

const SCRIPTS = Array.from({ length: 9 }, (_, i) => `http://www.demo.gov.cn/${i}.js`);

/** A page whose text is seen once all of these are left out. */
function page(...guilty: readonly string[]) {
  const visits: Without[] = [];
  const restored = async (without: Without) => {
    visits.push(without);
    const { scripts } = without;
    return scripts === 'all' || guilty.every((one) => scripts.includes(one)) ? 0.9 : null;
  };
  return { visits, restored };
}

describe('findScript', () => {
  it.each(SCRIPTS)('finds the one that does it: %s', async (script) => {
    const { visits, restored } = page(script);
    expect(await findScript(SCRIPTS, restored)).toEqual({
      script,
      without: { scripts: [script] },
      restored: 0.9,
    });
    expect(visits.length).toBeLessThan(10);
  });

  it('names none where several do it together, and leaves out what it must', async () => {
    const [first = '', last = ''] = [SCRIPTS[0], SCRIPTS[8]];
    const cause = await findScript(SCRIPTS, page(first, last).restored);
    expect(cause).toMatchObject({ script: null, restored: 0.9 });
    expect(cause?.without.scripts).toEqual(expect.arrayContaining([first, last]));
  });

  it('says where it stands in the page itself', async () => {
    const cause = { script: 'inline', without: { scripts: 'all' }, restored: 0.9 };
    expect(await findScript(SCRIPTS, page('nowhere').restored)).toEqual(cause);
    expect(await findScript([], page('nowhere').restored)).toEqual(cause);
  });

  it('gives up where the text is not seen without scripts either', async () => {
    expect(await findScript(SCRIPTS, async () => null)).toBeNull();
  });
});
