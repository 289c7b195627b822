import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadBaseline } from '../../config/load-baseline.ts';
import type { Identity } from '../../domain/gate.ts';
import type { FinishedRun } from '../../domain/run.ts';
import { identify } from '../../judge/gate/identify.ts';
import { audit } from '../audit.ts';
import { loadFinishedRun } from '../load-finished-run.ts';
import type { AuditOptions } from '../options.ts';
import { MARKS_FILE, parseMarks, type Reference } from '../page-cache/reference.ts';
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

/** Pages of the release, and its home page. */
interface ReleasePages {
  readonly base: string;
  readonly urls: readonly string[];
}

export interface Before {
  readonly ok: true;
  /** The faults that were there before, on these pages at least; a live site is looked at only now. */
  known(pages: ReleasePages): Promise<Known | Refusal>;
  /** By which it is told which pages have changed; `null`: what was there keeps no marks of its pages. */
  readonly reference: Reference | null;
}

/** What was there before, read once, before anything is started: what cannot be read would waste the whole audit. */
export async function openBefore(
  compared: Compared | null,
  around: { readonly options: AuditOptions; readonly around: Surroundings },
): Promise<Before | Refusal> {
  switch (compared?.kind) {
    case undefined:
      return read({ ok: true, identities: [], complete: false }, null);
    case 'baseline': {
      const loaded = await loadBaseline(compared.file);
      if (!loaded.ok) return refuseFaults(loaded.faults);
      return read({ ok: true, identities: loaded.value.entries, complete: true }, null);
    }
    case 'run': {
      const loaded = await loadFinishedRun(compared.run, around.options);
      if (!loaded.ok) return loaded;
      const known = { ok: true, identities: identitiesOf(loaded.run), complete: true } as const;
      return read(known, await marksOf(loaded.dir));
    }
    case 'live': {
      const { url } = compared;
      const known = (pages: ReleasePages) => lookAtLive(url, { ...around, pages });
      const perSecond = around.options.ratePerHost ?? LIVE_RATE;
      return { ok: true, known, reference: { kind: 'live', url, perSecond } };
    }
    default:
      return compared satisfies never;
  }
}

/** Requests a second to a live site, as in any audit. */
const LIVE_RATE = 5;

function read(known: Known, reference: Reference | null): Before {
  return { ok: true, known: async () => known, reference };
}

async function marksOf(dir: string): Promise<Reference | null> {
  const text = await readFile(join(dir, MARKS_FILE), 'utf8').catch(() => null);
  const marks = text === null || text.length > MOST_MARKS ? null : parseMarks(text);
  return marks && { kind: 'run', marks };
}

const MOST_MARKS = 100_000_000;

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
    readonly pages: ReleasePages;
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

function onLive(pages: ReleasePages, live: string): readonly string[] {
  const host = new URL(pages.base).host;
  return pages.urls.flatMap((url) => {
    if (!URL.canParse(url)) return [];
    const page = new URL(url);
    return page.host === host ? [new URL(`${page.pathname}${page.search}`, live).href] : [];
  });
}
