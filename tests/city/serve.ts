import { fstatSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startCity } from './city.ts';
import { asOf } from './dates.ts';
import type { Family } from './model.ts';
import { CORE_SITES } from './world.ts';

const { values } = parseArgs({
  options: {
    'base-port': { type: 'string' },
    'seeds-out': { type: 'string' },
    'requests-out': { type: 'string' },
    'root-out': { type: 'string' },
    families: { type: 'string' },
  },
});

const basePort = values['base-port'];
const city = await startCity({
  ...(basePort === undefined ? {} : { basePort: Number(basePort) }),
  ...(values.families === undefined ? {} : { families: values.families.split(',').map(family) }),
});
if (values['seeds-out'] !== undefined) writeFileSync(values['seeds-out'], city.seeds);
if (values['root-out'] !== undefined) writeFileSync(values['root-out'], city.root);
process.stdout.write(
  `${JSON.stringify({ ready: true, resolver: city.resolver, basePort: city.ports.web, ports: city.ports, families: city.families, nameServers: city.nameServers, asOf, core: CORE_SITES })}\n`,
);

process.on('SIGUSR2', writeRequests);
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
if (isPipe(0)) {
  process.stdin.once('end', () => void stop());
  process.stdin.once('close', () => void stop());
  process.stdin.resume();
}

async function stop(): Promise<void> {
  writeRequests();
  await city.close();
  process.exit(0);
}

function writeRequests(): void {
  const out = values['requests-out'];
  if (out === undefined) return;
  writeFileSync(
    out,
    city
      .requests()
      .map((request) => `${JSON.stringify(request)}\n`)
      .join(''),
  );
}

function family(text: string): Family {
  if (text === '4') return 4;
  if (text === '6') return 6;
  throw new Error(`--families takes 4, 6 or 4,6, not ${text}`);
}

/** Only a pipe tells that the parent is gone; /dev/null is at its end from the start. */
function isPipe(descriptor: number): boolean {
  const stat = fstatSync(descriptor);
  return stat.isFIFO() || stat.isSocket();
}
