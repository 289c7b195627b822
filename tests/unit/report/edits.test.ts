import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import { editsOf, gainPerEdit } from '../../../src/report/edits.ts';
import { finding } from '../judge/samples.ts';

const link = (facts: Finding['facts'], pages: number): Finding =>
  finding({ target: { type: 'link', url: 'http://gone.example/', from: [], count: pages }, facts, pages });
const element = (pages: number): Finding =>
  finding({
    target: { type: 'element', url: 'http://a.example/', selector: '#q', html: '' },
    facts: { template: 'form>input' },
    pages,
  });

describe('what must be mended', () => {
  it('in a template is one place, however many pages show it', () => {
    expect(editsOf([link({ cause: 'template' }, 1204), element(24)])).toEqual({
      inTemplate: 2,
      templatePages: 1204,
      onPages: 0,
    });
  });

  it('on single pages is one place a page', () => {
    expect(editsOf([link({ cause: 'page' }, 5), element(1), finding()])).toEqual({
      inTemplate: 0,
      templatePages: 0,
      onPages: 7,
    });
  });

  it('gains less for each place, the more places there are', () => {
    const many = gainPerEdit({ rule: 'a', findings: [link({ cause: 'page' }, 10)], gain: 5 });
    const one = gainPerEdit({ rule: 'b', findings: [link({ cause: 'template' }, 10)], gain: 5 });
    expect([many, one]).toEqual([0.5, 5]);
  });
});
