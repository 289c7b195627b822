import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, readYaml } from '../../../src/config/read-yaml.ts';
import { tempFiles } from './temp-files.ts';

function faults(text: string) {
  const parsed = parseYaml('x.yaml', text);
  return parsed.ok ? [] : parsed.faults;
}

describe('text that is not YAML', () => {
  it('is named with its line', () => {
    expect(faults('a: 1\nb: [1, 2\nc: 3\n')[0]).toMatchObject({ file: 'x.yaml', line: 3 });
  });

  it('says so when a tab stands in the indentation', () => {
    expect(faults('a:\n\tb: 1\n')[0]).toMatchObject({
      line: 2,
      message: 'a tab stands where YAML wants spaces',
    });
  });

  it('names a key that stands twice', () => {
    expect(faults('a: 1\nb: 2\na: 3\n')).toMatchObject([{ line: 3, path: 'a' }]);
  });

  it('has all its faults named', () => {
    expect(faults('a: 1\na: 2\nb: 1\nb: 2\n').map((f) => f.line)).toEqual([2, 4]);
  });

  it('may not hold tags or two documents', () => {
    expect(faults('a: !!js/function x\n')).toHaveLength(1);
    expect(faults('a: 1\n---\nb: 2\n')).toHaveLength(1);
  });

  it('may not be empty', () => {
    expect(faults('# nothing\n')).toMatchObject([{ message: 'the file is empty' }]);
  });
});

describe('text that would exhaust the machine', () => {
  it('is refused when aliases multiply', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`,
    );
    expect(faults(`a0: &a0 [x]\n${levels.join('\n')}\n`)[0]?.message).toMatch(/aliases/);
  });

  it('is refused when it is nested without end', () => {
    expect(faults('['.repeat(200_000))[0]?.message).toBeDefined();
  });

  it('is refused when it is larger than two megabytes', async () => {
    const dir = await tempFiles({ 'big.yaml': `a: ${'x'.repeat(2_000_001)}\n` });
    const read = await readYaml(join(dir, 'big.yaml'));
    expect(read.ok ? '' : read.faults[0]?.message).toMatch(/at most 2000000/);
  });
});

it('text in another encoding is refused by name', async () => {
  const dir = await tempFiles({ 'gbk.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xcf, 0xcc, 0xc4, 0xfe]) });
  const read = await readYaml(join(dir, 'gbk.yaml'));
  expect(read.ok ? '' : read.faults[0]?.message).toMatch(/UTF-8/);
});

it('a byte order mark and Windows line ends do no harm', async () => {
  const dir = await tempFiles({ 'w.yaml': '\uFEFFa: 1\r\nb: 2\r\n' });
  const read = await readYaml(join(dir, 'w.yaml'));
  expect(read.ok && read.value.value).toEqual({ a: 1, b: 2 });
});

it('any text gives a value or faults, never an exception', () => {
  const yamlish = fc.array(
    fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '|',
      '"',
      '#',
      '!t ',
      '<<',
      '\t',
      ',',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(yamlish, (parts) => {
      expect(typeof parseYaml('x', parts.join('')).ok).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});

it('places are found through lists, maps and aliases, and fall back to the parent', () => {
  const parsed = parseYaml('x.yaml', 'a: &n\n  b: 1\nlist:\n  - c: 2\n  - *n\n');
  if (!parsed.ok) throw new Error('not parsed');
  const line = (...path: (string | number)[]) => parsed.value.fault(path, '').line;
  expect(line('a', 'b')).toBe(2);
  expect(line('list', 0, 'c')).toBe(4);
  expect(line('list', 0, 'missing')).toBe(4);
  expect(line('list', 1, 'b')).toBe(2);
  expect(line('nowhere', 'at', 'all')).toBe(1);
});
