import { resolve } from 'node:path';
import { readApk } from '../../config/read-apk.ts';
import { readTraffic } from '../../config/read-traffic.ts';
import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Ipv6AppTrafficFacts } from '../../domain/facts/ipv6-app.ts';
import type { App } from '../../domain/site.ts';
import { gatherApp } from '../../gather/ipv6/apps.ts';
import { inTime } from '../../gather/ipv6/looked.ts';
import type { LateLook } from './options.ts';

/** The site's mobile apps: their hosts, and what only a phone can measure. */
export async function lookAtApps(late: LateLook): Promise<readonly Evidence[]> {
  const apps = late.site.apps.length > 0 ? late.site.apps : [NO_APP];
  const looked = await Promise.all(apps.map((app) => lookAtApp(app, late)));
  return looked.flat();
}

/** A site without apps was looked at too: there is nothing to judge. */
const NO_APP: App = { name: '', hosts: [] };

async function lookAtApp(app: App, late: LateLook): Promise<readonly Evidence[]> {
  const apk = app.apk === undefined ? null : await readApk(resolve(late.seedDir, app.apk));
  const found = apk?.ok ? apk.hosts : [];
  const hosts = await inTime(
    async () => ({ ok: true, facts: await gatherApp(late.site, { ...app, found }, late) }),
    late.signal,
  );
  const traffic = await trafficOf(app, late.seedDir);
  const target = { type: 'app', name: app.name } as const;
  const base = { site: late.site.id, target, at: late.now() } as const;
  const named = { ...base, kind: 'ipv6-app', by: 'ipv6-app@1' } as const;
  return [
    hosts.ok
      ? { ...named, status: 'observed', facts: hosts.facts as unknown as Json } // plain values by its gatherer
      : { ...named, status: 'unobserved', why: hosts.why, detail: hosts.detail },
    { ...base, status: 'observed', kind: 'ipv6-app-traffic', by: 'ipv6-app-traffic@1', facts: traffic },
  ];
}

async function trafficOf(app: App, seedDir: string): Promise<Ipv6AppTrafficFacts> {
  const unknown = { name: app.name, share: null, percent: null, runs: 0 };
  if (app.traffic === undefined) return { ...unknown, reason: 'needs-phone' };
  const read = await readTraffic(resolve(seedDir, app.traffic), app.name);
  if (!read.ok) return { ...unknown, reason: read.fault };
  const percent = Math.floor(read.share * 10_000 + 1e-7) / 100;
  return { name: app.name, share: read.share, percent, runs: read.runs, reason: '' };
}
