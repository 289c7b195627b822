import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/brand.ts';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { AccessibilityFacts } from '../../../../src/domain/facts/accessibility.ts';
import { type FaultFacts, faultSchema } from '../../../../src/domain/facts/derived.ts';
import { deriveFaults } from '../../../../src/judge/derive/faults.ts';
import { pack, seen, unseen } from '../samples.ts';

type Result = AccessibilityFacts['results'][number];

function place(selector: string, shape: string) {
  return { selector, shape, html: `<input id="${selector}">`, summary: 'no label' };
}

function result(part: Partial<Result> = {}): Result {
  const nodes = part.nodes ?? [place('#q', 'form>input')];
  return {
    rule: 'label',
    outcome: 'failed',
    impact: 'critical',
    grade: 'failure',
    wcag: ['4.1.2'],
    count: nodes.length,
    ...part,
    nodes,
  };
}

function page(path: string, results: readonly Result[], passedRules: readonly string[] = []): Evidence {
  const facts = { engine: 'axe-core', loaded: true, frames: 1, framesSeen: 1, results, passedRules };
  const target = { type: 'page', url: `http://www.demo.gov.cn${path}` } as const;
  return seen(facts as unknown as Json, { kind: 'accessibility', target });
}

function faults(evidence: readonly Evidence[], tables = {}): readonly FaultFacts[] {
  return deriveFaults(evidence, pack({ tables })).flatMap((one) =>
    one.status === 'observed' && one.target.type === 'element' ? [faultSchema.parse(one.facts)] : [],
  );
}

describe('grouping', () => {
  it('makes one fault of the same shape on many pages', () => {
    const found = faults(['/c', '/a', '/b'].map((path) => page(path, [result()])));
    expect(found).toMatchObject([{ engineRule: 'label', pages: 3, places: 3, template: 'form>input' }]);
    expect(found[0]?.samplePages).toEqual(['/a', '/b', '/c'].map((path) => `http://www.demo.gov.cn${path}`));
  });

  it('keeps apart other shapes and other rules', () => {
    const nodes = [place('#q', 'form>input'), place('#w', 'div>input')];
    expect(faults([page('/', [result({ nodes }), result({ rule: 'select-name' })])])).toHaveLength(3);
  });

  it('keeps apart what is certain and what a person must look at', () => {
    const found = faults([page('/', [result(), result({ outcome: 'review', grade: 'review' })])]);
    expect(found.map((one) => one.grade).sort()).toEqual(['failure', 'review']);
  });

  it('counts several places of one page as one page', () => {
    const nodes = [place('#q', 'form>input'), place('#p', 'form>input')];
    expect(faults([page('/', [result({ nodes })])])).toMatchObject([{ pages: 1, places: 2 }]);
  });

  it('names at most 20 pages', () => {
    const many = Array.from({ length: 30 }, (_, i) => page(`/${i}`, [result()]));
    expect(faults(many)[0]).toMatchObject({ pages: 30 });
    expect(faults(many)[0]?.samplePages).toHaveLength(20);
  });

  it('does not depend on the order of pages, also where they differ in weight', () => {
    const pages = [page('/a', [result({ impact: 'minor' })]), page('/b', [result({ impact: 'critical' })])];
    expect(faults([...pages].reverse())).toEqual(faults(pages));
  });
});

describe('grades', () => {
  const table = {
    'axe-rules': { rules: [{ id: 'label', grade: 'advice', wcag: ['1.3.1'], act: ['e086e5'] }] },
  };

  it('come from the table of the pack, so that a stored run can be judged anew', () => {
    expect(faults([page('/', [result()])], table)).toMatchObject([
      { grade: 'advice', wcag: ['1.3.1'], act: ['e086e5'] },
    ]);
  });

  it('stay `review` where the engine left it open', () => {
    expect(faults([page('/', [result({ outcome: 'review' })])], table)).toMatchObject([{ grade: 'review' }]);
  });
});

describe('beside faults', () => {
  it('a rule that found nothing wrong passes for that page', () => {
    const [row] = deriveFaults([page('/a', [], ['link-name'])], pack());
    expect(row).toMatchObject({
      kind: 'fault',
      status: 'observed',
      target: { type: 'page', url: 'http://www.demo.gov.cn/a' },
      facts: { engineRule: 'link-name', places: 0, grade: 'failure' },
    });
  });

  it('a site of which no page could be opened is one observation with its reason', () => {
    const about = (path: string) => ({
      kind: 'accessibility',
      target: { type: 'page', url: `http://www.demo.gov.cn${path}` } as const,
    });
    const rows = deriveFaults([unseen('crashed', about('/b')), unseen('crashed', about('/a'))], pack());
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'fault', status: 'unobserved', why: 'crashed' });
  });

  it('nothing rendered, nothing said', () => {
    expect(deriveFaults([seen({}, { kind: 'page' })], pack())).toEqual([]);
  });
});

describe('what was read off HTML alone', () => {
  const twin = (path: string, part: Partial<Result> = {}): Evidence => ({
    ...page(path, [result({ ...part, unrendered: true })]),
    kind: 'markup',
  });
  const told = (...evidence: readonly Evidence[]) =>
    faults(evidence).map(({ grade, pages, samplePages }) => [grade, pages, samplePages[0]?.slice(22)]);

  it('is for a person to look at where no opened page showed the same', () => {
    expect(told(page('/a', []), twin('/b'))).toEqual([['review', 1, '/b']]);
    const other = [place('#q', 'main>input')];
    expect(told(page('/a', [result({ nodes: other })]), twin('/b'))).toEqual([
      ['failure', 1, '/a'],
      ['review', 1, '/b'],
    ]);
  });

  it('is one fault with what an opened page showed in the same shape', () => {
    expect(told(page('/b', [result()]), twin('/a'), twin('/c'))).toEqual([['failure', 3, '/a']]);
    const [fault] = deriveFaults([page('/b', [result()]), twin('/a')], pack({}));
    expect(fault?.target).toMatchObject({ url: 'http://www.demo.gov.cn/b' });
  });

  it('does not count where the engine was only in doubt', () => {
    const doubt = page('/b', [result({ outcome: 'review', grade: 'review' })]);
    expect(told(doubt, twin('/a'))).toEqual([['review', 2, '/a']]);
  });

  it('says nothing of a page that was opened', () => {
    expect(told(page('/a', []), twin('/a'))).toEqual([]);
  });

  it('stays advice where it is no more than that', () => {
    expect(told(page('/a', []), twin('/b', { rule: 'region', grade: 'advice' }))).toEqual([
      ['advice', 1, '/b'],
    ]);
  });

  it('does not hide that no page could be opened', () => {
    const target = { type: 'page', url: 'http://www.demo.gov.cn/' } as const;
    const rows = deriveFaults([unseen('timeout', { kind: 'accessibility', target }), twin('/b')], pack({}));
    expect(rows.map((one) => one.status)).toEqual(['unobserved', 'observed']);
  });
});

it('names the place that there is a picture of', () => {
  const pictured = { ...place('#p', 'form>input'), picture: 'pictures/a.jpg' };
  const [fault] = deriveFaults(
    [page('/a', [result()]), page('/b', [result({ nodes: [pictured] })])],
    pack({}),
  );
  expect(fault).toMatchObject({
    target: { url: 'http://www.demo.gov.cn/b', selector: '#p' },
    facts: { picture: 'pictures/a.jpg', pages: 2 },
  });
});
