import { benchCrawl } from './bench-crawl.ts';
import { benchGate } from './bench-gate.ts';
import { benchIpv6 } from './bench-ipv6.ts';
import { benchManyHosts } from './bench-many-hosts.ts';
import { benchMirror } from './bench-mirror.ts';
import { benchPa11y } from './bench-pa11y.ts';
import { benchPage } from './bench-page.ts';
import { benchPagesMemory } from './bench-pages-memory.ts';
import { benchRendered } from './bench-rendered.ts';
import { benchReports } from './bench-reports.ts';
import { benchSampling } from './bench-sampling.ts';

/** `npm run bench -- NAME`: one benchmark with its peer and its bare loop in the same run; prints one JSON line. */
const BENCHMARKS: { readonly [name: string]: (rest: readonly string[]) => Promise<unknown> } = {
  crawl: benchCrawl,
  page: benchPage,
  'many-hosts': benchManyHosts,
  ipv6: benchIpv6,
  mirror: benchMirror,
  reports: benchReports,
  gate: benchGate,
  rendered: benchRendered,
  sampling: benchSampling,
  pa11y: benchPa11y,
  'pages-memory': benchPagesMemory,
};

const [name, ...rest] = process.argv.slice(2);
const bench = name === undefined ? undefined : BENCHMARKS[name];
if (!bench) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')}`);
  process.exit(2);
}
console.log(JSON.stringify({ bench: name, ...((await bench(rest)) as object) }));
