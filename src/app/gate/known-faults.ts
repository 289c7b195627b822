import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadBaseline } from '../../config/load-baseline.ts';
import type { Identity } from '../../domain/gate.ts';
import type { FinishedRun } from '../../domain/run.ts';
import { identify } from '../../judge/gate/identify.ts';
import { audit } from '../audit.ts';
import { loadFinishedRun } from '../load-finished-run.ts';
import type { AuditOptions } from '../options.ts';
import { type Refusal, refuse, refuseFaults } from '../result.ts';
import type { Surroundings } from '../run-context.ts';

/** What a release is compared with. */
export type Compared =
  | { readonly kind: 'baseline'; readonly file: string }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'live'; readonly url: string };

export interface Known {
  readonly ok: true;
  readonly identities: readonly Identity[];
  /** All that was there is among them, so that what is missing now has been mended. */
  readonly complete: boolean;
}

/** The faults that were there before. `pages: null`: only what can be read without looking at a site. */
export async function knownFaults(
  compared: Compared | null,
  around: {
    readonly options: AuditOptions;
    readonly around: Surroundings;
    readonly pages: { readonly base: string; readonly urls: readonly string[] } | null;
  },
): Promise<Known | Refusal | null> {
  if (compared === null) return null;
  if (compared.kind === 'baseline') {
    const loaded = await loadBaseline(compared.file);
    return loaded.ok
      ? { ok: true, identities: loaded.value.entries, complete: true }
      : refuseFaults(loaded.faults);
  }
  if (compared.kind === 'run') {
    const loaded = await loadFinishedRun(compared.run, around.options);
    return loaded.ok ? { ok: true, identities: identitiesOf(loaded.run), complete: true } : loaded;
  }
  return around.pages === null ? null : await lookAtLive(compared.url, { ...around, pages: around.pages });
}

function identitiesOf(run: FinishedRun): readonly Identity[] {
  const bases = new Map(run.manifest.city.sites.map((site) => [site.id, site.url]));
  return run.findings
    .filter((one) => one.outcome === 'failed' && one.site !== undefined)
    .map((one) => identify(one, bases.get(one.site ?? '') ?? ''));
}

/** The same pages of the live site, as politely as any audit. */
async function lookAtLive(
  live: string,
  {
    options,
    around,
    pages,
  }: {
    readonly options: AuditOptions;
    readonly around: Surroundings;
    readonly pages: { readonly base: string; readonly urls: readonly string[] };
  },
): Promise<Known | Refusal> {
  if (pages.urls.length === 0) return { ok: true, identities: [], complete: false };
  const out = join(options.out, '.gate-live');
  try {
    const audited = await audit(
      { url: live },
      { ...options, out, pages: [live, ...onLive(pages, live)], render: 'all', minJudged: 0, formats: [] },
      around,
    );
    if (!audited.ok) return audited;
    if (audited.run.manifest.sites.every((site) => site.state === 'unreached'))
      return refuse(3, `gate: ${live} could not be looked at, so nothing can be compared`);
    return { ok: true, identities: identitiesOf(audited.run), complete: false };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function onLive(
  pages: { readonly base: string; readonly urls: readonly string[] },
  live: string,
): readonly string[] {
  const host = new URL(pages.base).host;
  return pages.urls.flatMap((url) => {
    if (!URL.canParse(url)) return [];
    const page = new URL(url);
    return page.host === host ? [new URL(`${page.pathname}${page.search}`, live).href] : [];
  });
}
