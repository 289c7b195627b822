import { readApk } from '../../config/read-apk.ts';
import { readTraffic } from '../../config/read-traffic.ts';
import type { Json } from '../../domain/brand.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { App } from '../../domain/site.ts';
import { gatherApp } from '../../gather/ipv6/apps.ts';
import type { LateLook } from './options.ts';

/** The site's mobile apps: their hosts, and what only a phone can measure. */
export async function lookAtApps(late: LateLook): Promise<readonly Evidence[]> {
  const looked = await Promise.all(late.site.apps.map((app) => lookAtApp(app, late)));
  return looked.flat();
}

async function lookAtApp(app: App, late: LateLook): Promise<readonly Evidence[]> {
  const apk = app.apk === undefined ? null : await readApk(app.apk);
  const traffic = app.traffic === undefined ? null : await readTraffic(app.traffic, app.name);
  const target = { type: 'app', name: app.name } as const;
  const base = { site: late.site.id, target, at: late.now(), status: 'observed' } as const;
  const hosts = await gatherApp(late.site, { ...app, found: apk?.ok ? apk.hosts : [] }, late);
  const apps = hosts.ok
    ? { ...base, kind: 'ipv6-app', by: 'ipv6-app@1' as const, facts: hosts.facts as unknown as Json }
    : {
        ...base,
        kind: 'ipv6-app',
        by: 'ipv6-app@1' as const,
        status: 'unobserved' as const,
        why: hosts.why,
        detail: hosts.detail,
      };
  const share = traffic?.ok ? traffic.share : null;
  const facts = {
    name: app.name,
    share,
    percent: share === null ? null : Math.floor(share * 10_000 + 1e-7) / 100,
    runs: traffic?.ok ? traffic.runs : 0,
    reason: traffic && !traffic.ok ? traffic.fault : 'needs-phone',
  };
  return [apps, { ...base, kind: 'ipv6-app-traffic', by: 'ipv6-app-traffic@1', facts }];
}
