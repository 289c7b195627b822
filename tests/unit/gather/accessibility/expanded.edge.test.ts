import { describe, expect, it } from 'vitest';
import { expanded } from '../../../../src/gather/accessibility/expanded.ts';
import { closeAfterEach } from '../../net/loopback.ts';
import { BROWSER } from '../../net/use-browsers.ts';
import { lookWithBrowser } from './look.ts';

closeAfterEach();

const fold = (onclick: string) =>
  `<button type="button" aria-expanded="false" aria-controls="p" onclick="${onclick}">如何办理？</button><p id="p" hidden>请到窗口办理。</p>`;
const TELL = "this.setAttribute('aria-expanded',String(!p.hidden))";

describe.runIf(BROWSER)('buttons that fold something', { timeout: 60_000 }, () => {
  const look = lookWithBrowser();

  it('are found where they go on saying what was true before', async () => {
    const { found, places } = await look(fold('p.hidden=!p.hidden'), [expanded]);
    expect(found).toEqual(['expanded-not-told']);
    expect(places[0]?.summary).toBe('its part opens, aria-expanded stays false');
  });

  it.each([
    ['say what is true', fold(`p.hidden=!p.hidden;${TELL}`)],
    ['open nothing', fold('void 0')],
    ['take their time', fold(`p.hidden=!p.hidden;setTimeout(()=>${TELL},300)`)],
    ['send a form', `<form>${fold('p.hidden=!p.hidden').replace('type="button"', '')}</form>`],
  ])('are left alone where they %s', async (_, body) => {
    expect((await look(body, [expanded])).found).toEqual([]);
  });

  it('are folded up again', async () => {
    const { places } = await look(fold('p.hidden=!p.hidden'), [expanded, expanded]);
    const opens = 'its part opens, aria-expanded stays false';
    expect(places.map((place) => place.summary)).toEqual([opens, opens]);
  });
});
