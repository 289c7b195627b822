import { expect, it } from 'vitest';
import { readEnvironment } from '../../../src/config/environment.ts';

it('is empty where nothing is set', () => {
  expect(readEnvironment({})).toEqual({
    noColor: false,
    ci: false,
    database: null,
    browser: null,
    contact: null,
    github: null,
    notify: [],
  });
});

it('takes what is set, and cannot be changed', () => {
  const env = readEnvironment({
    NO_COLOR: '1',
    CI: 'true',
    GOV_AUDIT_DATABASE: ' postgres://db/x ',
    GOV_AUDIT_BROWSER: '/usr/bin/chromium',
    GOV_AUDIT_CONTACT: '',
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: '/tmp/summary.md',
  });
  expect(env).toEqual({
    noColor: true,
    ci: true,
    database: 'postgres://db/x',
    browser: '/usr/bin/chromium',
    contact: null,
    github: { stepSummary: '/tmp/summary.md' },
    notify: [],
  });
  expect(Object.isFrozen(env)).toBe(true);
});

it('is not taken for continuous integration when CI says no', () => {
  expect(readEnvironment({ CI: 'false', NO_COLOR: '' })).toMatchObject({ ci: false, noColor: false });
});
