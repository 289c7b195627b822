const MIDDLE = 'judge|report|net|crawl|gather|store|config';
const CORE_IO =
  '^(?:node:)?(?:fs|fs/promises|net|tls|dns|dns/promises|http|https|http2|child_process|worker_threads|cluster|dgram|os|process)$';

/** The layers: domain <- judge, report, net, crawl, gather, store, config <- app <- cli. */
export default {
  forbidden: [
    {
      name: 'domain-imports-nothing',
      comment: 'domain holds the nouns and ports; it may use zod and nothing of the project.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'edges-do-not-meet',
      comment: 'The seven folders of the middle import domain and packages; app brings them together.',
      severity: 'error',
      from: { path: `^src/(${MIDDLE})/` },
      to: { path: `^src/(?:${MIDDLE}|app|cli)/`, pathNot: '^src/$1/' },
    },
    {
      name: 'core-has-no-io',
      comment: 'Judging and the nouns have no disk, network or machine: facts come in as values.',
      severity: 'error',
      from: { path: '^src/(?:domain|judge|report)/' },
      to: { path: CORE_IO, dependencyTypes: ['core'] },
    },
    {
      name: 'network-only-in-net',
      comment: 'The one door to the network is net/ (the store has its database driver, crawl its queue).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/net/' },
      to: {
        path: '(?:^|node_modules/)(?:undici|playwright|proxy-chain|nodemailer)(?:/|$)|^(?:node:)?(?:dns|dns/promises|net|tls|http|https|http2|dgram)$',
      },
    },
    {
      name: 'disk-only-in-store-config-app',
      comment:
        'Files are read and written by store, config and app; net looks for browsers; cli looks whether a word is a file.',
      severity: 'error',
      from: { path: '^src/(?:crawl|gather|judge|report|domain)/' },
      to: { path: '^(?:node:)?fs(?:/promises)?$' },
    },
    {
      name: 'only-app-wires',
      comment: 'cli knows app and domain, nothing else.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: `^src/(?:${MIDDLE})/` },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'cli is the outermost layer.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'The program does not know its tests; the demo city runs as a process of its own.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circular',
      comment: 'Break the circle: one of the two knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody uses this file.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '^src/cli/bin\\.mjs$'] },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.cache' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
    combinedDependencies: false,
  },
};
