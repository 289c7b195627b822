import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { PLAIN_CLASSES } from '../../../src/gather/plain-classes.page.ts';
import { plainClasses } from '../../../src/gather/plain-classes.ts';

/** As a page runs it, and as the program does: both must agree. */
function plain(value: string): readonly string[] {
  const inPage: unknown = runInNewContext(`JSON.stringify((${PLAIN_CLASSES})(${JSON.stringify(value)}))`);
  const here = plainClasses(value);
  expect(JSON.parse(String(inPage))).toEqual(here);
  return here;
}

describe('names that people give stay', () => {
  it.each([
    ['nav', ['nav']],
    ['news-list item', ['item', 'news-list']],
    ['list_01 col-md-6', ['col-md-#', 'list_#']],
    ['topNav mainBox', ['mainBox', 'topNav']],
    ['h5page tab-list01 icon-mp3', ['h#page', 'icon-mp#', 'tab-list#']],
    ['block__element block--active', ['block--active', 'block__element']],
    ['css-header', ['css-header']],
    ['页头 导航', ['导航', '页头']],
  ])('%s', (value, names) => {
    expect([...plain(value)].sort()).toEqual([...names].sort());
  });
});

describe('names that a build tool makes anew', () => {
  it.each([
    ['css-1ab2c3 nav', 'css-9zk0qd nav'],
    ['css-1ab2c3-Button', 'css-77f0aa-Button'],
    ['nav_x7k2p', 'nav_p2k9z'],
    ['_x7k2p', '_q1w2e'],
    ['header_nav__3xYz1', 'header_nav__9aBc2'],
    ['index-module__bar--2JhG3', 'index-module__bar--8KlM1'],
    ['Home_title__T09hD', 'Home_title__aB3cD'],
    ['jss123 jss4', 'jss88 jss12'],
    ['sc-bdVaJa kZxQrT', 'sc-fzXfOw hQwErT'],
    ['svelte-1x2y3z box', 'svelte-0aa9bb box'],
    ['makeStyles-root-12', 'makeStyles-root-7'],
  ])('%s is %s', (before, after) => {
    expect(plain(before)).toEqual(plain(after));
  });

  it('leave what people have named', () => {
    expect(plain('css-1ab2c3 sc-bdVaJa kZxQrT nav header_nav__3xYz1')).toEqual(['header_nav', 'nav']);
  });
});

it('does not depend on the order of the names, and bounds what it reads', () => {
  expect(plain('d c b a')).toEqual(plain('a b c d'));
  expect(plain(`${'x'.repeat(90)} ${'y '.repeat(90_000)}`)).toEqual(['x'.repeat(40), 'y']);
});
