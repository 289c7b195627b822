import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Projects: `npx vitest run --config tests/vitest.config.ts --project NAME`. */
export default defineConfig({
  root,
  test: {
    globals: false,
    reporters: ['default'],
    projects: [
      project('unit', ['tests/unit/**/*.test.ts'], 30_000),
      project('rules', ['tests/rules/**/*.test.ts'], 30_000),
      project('golden', ['tests/golden/**/*.test.ts'], 60_000),
      project('contract', ['tests/contract/**/*.test.ts'], 120_000),
      project('city', ['tests/city/**/*.test.ts'], 240_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 300_000),
    ],
  },
});

function project(name: string, include: string[], testTimeout: number) {
  return {
    root,
    test: { name, include, testTimeout, hookTimeout: testTimeout, environment: 'node' as const },
  };
}
