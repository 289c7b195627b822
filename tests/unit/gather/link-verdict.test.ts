import { describe, expect, it } from 'vitest';
import type { Instant, Url } from '../../../src/domain/brand.ts';
import type { LinkFacts } from '../../../src/domain/facts/link.ts';
import type { Answer, Failure, Fetched } from '../../../src/domain/net.ts';
import { OBSTACLES, type Obstacle } from '../../../src/domain/obstacle.ts';
import { needsConfirmation } from '../../../src/gather/check-link.ts';
import { linkFacts } from '../../../src/gather/link-facts.ts';
import { combineTries, readTry } from '../../../src/gather/link-verdict.ts';

const URL_ASKED = 'http://x.gov.cn/a' as Url;
const AT = '2026-11-23T02:00:00Z' as Instant;

function answer(
  status: number,
  part: {
    body?: string;
    bytes?: Uint8Array;
    hops?: readonly number[];
    wall?: string;
    truncated?: boolean;
    headers?: Answer['headers'];
  } = {},
): Answer {
  return {
    ok: true,
    requested: URL_ASKED,
    final: URL_ASKED,
    status,
    headers: part.headers ?? {},
    redirects: (part.hops ?? []).map((hop) => ({ url: URL_ASKED, status: hop })),
    body: part.bytes ?? new TextEncoder().encode(part.body ?? '<html>'),
    truncated: part.truncated ?? false,
    address: '127.0.0.1',
    family: 4,
    at: AT,
    ...{ firstByteMs: 1, tookMs: 1, requests: 1, tls: null },
    wall: part.wall ?? null,
  };
}

function failure(why: Obstacle): Failure {
  const base = { requested: URL_ASKED, final: URL_ASKED, redirects: [], at: AT, tookMs: 1, requests: 1 };
  return { ...base, ok: false, why, detail: why === 'forbidden' ? 'private 10.1.2.3' : '' };
}

function combined(...tries: readonly Fetched[]): string {
  const { verdict, reason } = combineTries(tries.map((one) => readTry(one, 'page')));
  return `${verdict} ${reason}`;
}

describe('two tries taken together', () => {
  const ok = answer(200);
  it.each([
    ['one good try', [ok], 'ok ok'],
    ['404, then good', [answer(404), ok], 'ok ok'],
    ['timeout, then good', [failure('timeout'), ok], 'ok ok'],
    ['a wall, then good', [answer(403, { wall: 'status-403' }), ok], 'ok ok'],
    ['moved for good', [answer(200, { hops: [301, 308] })], 'redirected moved'],
    ['sent on for now', [answer(200, { hops: [301, 302] })], 'ok ok'],
    ['404 twice', [answer(404), answer(404)], 'broken http-404'],
    ['410 twice', [answer(410), answer(410)], 'broken http-410'],
    ['500 twice', [answer(500), answer(500)], 'broken http-500'],
    ['name unknown twice', [failure('dns-missing'), failure('dns-missing')], 'broken dns-missing'],
    ['refused twice', [failure('refused'), failure('refused')], 'broken refused'],
    ['a circle of redirects twice', [failure('redirects'), failure('redirects')], 'broken redirects'],
    ['404, then 500', [answer(404), answer(500)], 'suspect tries-differ'],
    ['404, then timeout', [answer(404), failure('timeout')], 'suspect tries-differ'],
    ['timeout twice', [failure('timeout'), failure('timeout')], 'suspect timeout'],
    ['no name server answered, twice', [failure('dns'), failure('dns')], 'suspect dns'],
    ['404 once only', [answer(404)], 'suspect http-404'],
    ['refused once only', [failure('refused')], 'suspect refused'],
    ['robots.txt', [failure('robots')], 'blocked robots'],
    ['a wall', [answer(412, { wall: 'ruishu' })], 'blocked ruishu'],
    ['404, then a wall', [answer(404), answer(403, { wall: 'status-403' })], 'blocked status-403'],
    ['an address that may not be contacted', [failure('forbidden')], 'forbidden private-address'],
    ['our own network', [failure('timeout'), failure('no-ipv4-path')], 'auditor no-ipv4-path'],
    ['stopped before the second try', [answer(404), failure('cancelled')], 'suspect http-404'],
    ['stopped before the first', [failure('cancelled')], 'skipped cancelled'],
    ['never asked', [], 'skipped not-asked'],
    ['a file larger than we read', [failure('too-large')], 'ok large'],
  ] as const)('%s', (_, tries, expected) => expect(combined(...tries)).toBe(expected));

  it('one try alone is never broken, whatever it was', () => {
    for (const why of OBSTACLES) expect(combined(failure(why)), why).not.toMatch(/^broken/);
    for (let status = 200; status < 600; status++) expect(combined(answer(status))).not.toMatch(/^broken/);
  });
});

describe('content', () => {
  const verdict = (role: LinkFacts['role'], one: Answer) => {
    const reading = readTry(one, role);
    return `${reading.verdict} ${reading.reason}`;
  };
  const html = '<!DOCTYPE html><html><body>出错了</body></html>';

  it.each(['image', 'attachment', 'resource'] as const)(
    'an HTML page or nothing at all in place of: %s',
    (role) => {
      expect(verdict(role, answer(200, { body: html }))).toBe('broken html-instead');
      expect(verdict(role, answer(200, { body: '' }))).toBe('broken zero-bytes');
      expect(verdict(role, answer(204, { body: '' }))).toBe('broken zero-bytes');
    },
  );

  it.each(['text/javascript', 'text/css; charset=utf-8'])('an empty file of %s is in order', (type) => {
    const empty = answer(200, { body: '', headers: { 'content-type': type } });
    expect(verdict('resource', empty)).toBe('ok ok');
    expect(verdict('attachment', empty)).toBe('broken zero-bytes');
  });

  it('may be empty or HTML for a page', () => {
    expect(verdict('page', answer(200, { body: '' }))).toBe('ok ok');
    expect(verdict('page', answer(200, { body: html }))).toBe('ok ok');
  });

  it.each([
    ['﻿<html>', 'broken html-instead'],
    ['\n\n  <HTML lang="zh">', 'broken html-instead'],
    ['<!-- error --> <html>', 'broken html-instead'],
    ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', 'broken html-instead'],
    ["<script>alert('文件不存在');history.back()</script>", 'broken html-instead'],
    ['<?xml version="1.0"?><svg xmlns="x"></svg>', 'ok ok'],
    ['<svg></svg>', 'ok ok'],
    ['body { color: red }', 'ok ok'],
    ['// <html>', 'ok ok'],
    ['%PDF-1.7 <html>', 'ok ok'],
  ])('that begins with %j', (body, expected) =>
    expect(verdict('resource', answer(200, { body }))).toBe(expected),
  );

  it('is not empty where reading was given up early', () => {
    expect(verdict('image', answer(200, { bytes: new Uint8Array(), truncated: true }))).toBe('ok ok');
  });

  it('does not matter where the status has said enough', () => {
    expect(verdict('image', answer(404, { body: html }))).toBe('broken http-404');
  });
});

describe('facts of a link', () => {
  const link = {
    role: 'page',
    internal: true,
    via: 'a',
    text: '公告',
    zone: 'main',
    share: 0.1,
    hidden: null,
  } as const;

  it('keep every try with its moment, and end with the last', () => {
    const readings = [failure('timeout'), answer(404)].map((one) => readTry(one, 'page'));
    expect(linkFacts(URL_ASKED, readings, { ...link, template: false })).toMatchObject({
      ...link,
      verdict: 'suspect',
      status: 404,
      tries: [
        { status: null, why: 'timeout', at: AT },
        { status: 404, why: null, at: AT },
      ],
    });
  });

  it('only what is doubtful is asked again', () => {
    const again = (one: Fetched) => needsConfirmation(readTry(one, 'page'));
    expect([answer(404), answer(500), failure('timeout'), failure('tls')].map(again)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      [answer(200), failure('robots'), failure('forbidden'), answer(403, { wall: 'x' })].map(again),
    ).toEqual([...[false, false, false, false]]);
  });
});
