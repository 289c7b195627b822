import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Unit tests of the edges: real servers, real browsers. Apart from the others, which take milliseconds. */
const EDGES = [
  'tests/unit/net/**/*.test.ts',
  'tests/unit/**/*.edge.test.ts',
  'tests/unit/crawl/{crawl-site,sitemap}.test.ts',
  'tests/unit/gather/{accessibility,check-link}.test.ts',
  'tests/unit/app/link-ledger.test.ts',
];

const PURE = new Set(['unit', 'rules', 'golden']);

/** Projects: `npx vitest run --config tests/vitest.config.ts --project NAME`. */
export default defineConfig({
  root,
  test: {
    globals: false,
    reporters: ['default'],
    // Most tests of edges wait for a server, a timer or a browser: three files at once keep two cores busy.
    maxWorkers: 3,
    projects: [
      project('unit', ['tests/unit/**/*.test.ts'], 30_000, EDGES),
      project('rules', ['tests/rules/**/*.test.ts'], 30_000),
      project('golden', ['tests/golden/**/*.test.ts'], 60_000),
      project('edges', EDGES, 60_000),
      project('contract', ['tests/contract/**/*.test.ts'], 120_000),
      project('city', ['tests/city/**/*.test.ts'], 900_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 300_000),
    ],
  },
});

function project(name: string, include: string[], testTimeout: number, exclude: string[] = []) {
  return {
    root,
    test: {
      name,
      include,
      exclude,
      testTimeout,
      // A shared machine stands still at times, and a browser's time is over; here that must not stop everybody's work.
      retry: process.env['CI'] && !PURE.has(name) ? 1 : 0,
      hookTimeout: testTimeout,
      environment: 'node' as const,
      // Starting a worker a file costs more than the pure tests themselves, and they leave nothing behind.
      isolate: !PURE.has(name),
    },
  };
}
