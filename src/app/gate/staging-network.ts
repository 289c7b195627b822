import type { NetworkSettings } from '../../domain/site.ts';

/** Nobody waits a minute for a broken link of a staging site to be asked again. */
const RECHECK_SECONDS = 1;

/**
 * What the network settings are for a staging site. An address that the operator spells out (`localhost`, an IP) counts as
 * public for this run, and only that address; a name that leads to a private network has to be allowed by
 * `--treat-as-public`.
 */
export function stagingNetwork(url: string): Partial<NetworkSettings> {
  const host = new URL(url).hostname;
  const ranges =
    host === 'localhost' || host.endsWith('.localhost')
      ? ['127.0.0.1/32', '::1/128']
      : host.startsWith('[')
        ? [`${host.slice(1, -1)}/128`]
        : /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)
          ? [`${host}/32`]
          : null;
  return { recheckAfterSeconds: RECHECK_SECONDS, ...(ranges ? { treatAsPublic: ranges } : {}) };
}
