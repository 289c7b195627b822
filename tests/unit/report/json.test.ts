import { describe, expect, it } from 'vitest';
import { findingsJson } from '../../../src/report/json/findings.ts';
import { scoresJson } from '../../../src/report/json/scores.ts';
import { sampleRun } from './sample-run.ts';

const run = sampleRun();

describe('findings.json', () => {
  it('holds every finding in the order given', () => {
    expect(JSON.parse(findingsJson(run.findings))).toEqual({ schema: 1, findings: run.findings });
  });
  it('has one finding a line, its keys in the order of the contract', () => {
    const lines = findingsJson(run.findings).split('\n');
    expect(lines).toHaveLength(run.findings.length + 6);
    expect(lines[3]).toMatch(
      /^\{"indicator":.*"rule":.*"outcome":.*"severity":.*"site":.*"target":\{"type":/,
    );
  });
  it('does not depend on the order in which a database keeps keys', () => {
    const turned = run.findings.map((f) => ({
      ...f,
      facts: Object.fromEntries(Object.entries(f.facts).reverse()),
      target: Object.fromEntries(Object.entries(f.target).reverse()) as unknown as typeof f.target,
    }));
    expect(findingsJson(turned)).toBe(findingsJson(run.findings));
  });
  it('of nothing is still a document', () => {
    expect(JSON.parse(findingsJson([]))).toEqual({ schema: 1, findings: [] });
  });
});

describe('scores.json', () => {
  it('says what the scores say, a site a line', () => {
    expect(JSON.parse(scoresJson(run.scores))).toEqual(JSON.parse(JSON.stringify(run.scores)));
    expect(
      scoresJson(run.scores)
        .split('\n')
        .filter((line) => line.startsWith('{"id":"s0')),
    ).toHaveLength(12);
  });
});
