import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../src/gather/accessibility/check.ts';
import { unlessStill } from '../../../../src/gather/accessibility/unless-still.ts';
import { closeAfterEach } from '../../net/loopback.ts';
import { BROWSER } from '../../net/use-browsers.ts';
import { lookWithBrowser, type Page } from './look.ts';

closeAfterEach();

const MOVES =
  '<style>@keyframes m { to { transform: translateX(99px) } } p { animation: m 9s infinite }</style>';

describe.runIf(BROWSER)('a check that waits for movement', { timeout: 60_000 }, () => {
  const look = lookWithBrowser();

  it.each<readonly [string, Page, boolean]>([
    ['left out on a page of text and forms', { body: '<p>字</p><form><input></form>' }, false],
    ['made where there is a script', { body: '<p>字</p><script>void 0</script>' }, true],
    ['made where a style moves something', { head: MOVES, body: '<p>字</p>' }, true],
    ['made where an old tag does', { body: '<marquee>字</marquee>' }, true],
    ['made where there is a frame', { body: '<iframe srcdoc="字"></iframe>' }, true],
  ])('is %s', async (_, page, expected) => {
    let made = false;
    const check: Check = {
      rules: [],
      limitMs: 1_000,
      run: async () => {
        made = true;
      },
    };
    await look(page, [unlessStill(check)]);
    expect(made).toBe(expected);
  });
});
