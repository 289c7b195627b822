import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The check of layers, run where two forbidden imports were planted. */
function cruise() {
  return spawnSync(
    `${ROOT}/node_modules/.bin/depcruise`,
    ['src', '--config', '../../../.dependency-cruiser.mjs'],
    {
      cwd: `${ROOT}/tests/canary/layers`,
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
}

it('the check of layers can fail: a domain that imports an edge, and two edges that meet by a type', () => {
  const { status, stdout } = cruise();
  expect(status).not.toBe(0);
  expect(stdout).toContain('domain-imports-nothing');
  expect(stdout).toContain('src/domain/noun.ts');
  expect(stdout).toContain('edges-do-not-meet');
  expect(stdout).toContain('src/gather/gathered.ts');
});
