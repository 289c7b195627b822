import { LinkChecker } from 'linkinator';

/** linkinator over a whole site, as its command line does with `--recurse`. Prints pages and seconds. */
const start = process.argv[2] ?? '';
const began = performance.now();
const result = await new LinkChecker().check({ path: start, recurse: true, concurrency: 100 });
console.log(
  JSON.stringify({
    pages: result.links.length,
    broken: result.links.filter((link) => link.state === 'BROKEN').length,
    seconds: (performance.now() - began) / 1_000,
  }),
);
