import { describe, expect, it } from 'vitest';
import { openCookies } from '../../../src/net/cookies.ts';

describe('cookies', () => {
  it('gives a host back what it set, and no other host', () => {
    const cookies = openCookies();
    cookies.take('a', ['x=1; Path=/; HttpOnly', 'y=2', 'x=3']);
    expect(cookies.header('a')).toBe('x=3; y=2');
    expect(cookies.header('b')).toBeUndefined();
  });

  it('keeps nothing that could break a header', () => {
    const cookies = openCookies();
    cookies.take('a', ['=1', 'noequals', 'bad=\u0001', `long=${'x'.repeat(5000)}`, 'space=a b']);
    expect(cookies.header('a')).toBeUndefined();
  });
});
