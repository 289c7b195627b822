import { openStore } from '../../src/store/open-store.ts';
import { sampleEvidence, sampleManifest } from './sample.ts';

// A child process of the tests: appends without end, and says on standard output what was acknowledged.
const [, , kind, place = '', run = ''] = process.argv;
const opened = await openStore({
  at: kind === 'embedded' ? { kind, dir: place } : { kind: 'postgres', url: place },
  holder: 'append-until-killed',
  now: Date.now,
});
if (!opened.ok) throw new Error(opened.fault ?? opened.held?.by);
await opened.store.begin({ id: run, key: { digest: run }, manifest: sampleManifest(run) });
for (let number = 0; ; number++) {
  await opened.store.append(run, 'www', [sampleEvidence('www', number, { text: 'x'.repeat(500) })]);
  process.stdout.write(`${number}\n`);
}
