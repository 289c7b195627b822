import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_GATE, type GateFile, loadPolicy } from '../../config/load-policy.ts';
import type { Finding } from '../../domain/finding.ts';
import type { GateDecision, Identity } from '../../domain/gate.ts';
import type { FinishedRun } from '../../domain/run.ts';
import { decide, failOnOf } from '../../judge/gate/decide.ts';
import { identify } from '../../judge/gate/identify.ts';
import { matchKnown } from '../../judge/gate/match-known.ts';
import { movePlaces } from '../../judge/gate/move-places.ts';
import { waitForAnswer } from '../../net/wait-for-answer.ts';
import { audit } from '../audit.ts';
import { loadPack } from '../load.ts';
import { loadFinishedRun } from '../load-finished-run.ts';
import type { AuditOptions, ExitCode } from '../options.ts';
import type { PageCacheCounts, PageCacheOptions } from '../page-cache/page-cache.ts';
import { type Refusal, refuse, refuseFaults } from '../result.ts';
import type { Surroundings } from '../run-context.ts';
import { BUILD, withBuildFaults } from './build-faults.ts';
import { confirm } from './confirm.ts';
import { type Before, type Compared, openBefore } from './known-faults.ts';
import { type LeftOut, leaveOut, leftOutRules } from './left-out.ts';
import { seenPages } from './seen-pages.ts';
import { openStaging, type StagingSource } from './staging.ts';
import { stagingNetwork } from './staging-network.ts';

export interface GateRequest {
  /** A staging site; or a finished run, of which nothing is looked at again. */
  readonly subject: StagingSource | { readonly kind: 'run'; readonly run: string };
  /** What was there before; `null`: nothing is known, so every certain fault is new. */
  readonly compared: Compared | null;
  /** `gate.yaml`, or `null` for the default policy. */
  readonly policy: string | null;
  /** Given on the command line; the policy file has its say where these are `null`. */
  readonly wishes: Pick<AuditOptions, 'maxPages' | 'timeBudgetMs'> & {
    readonly render: AuditOptions['render'] | null;
  };
  /** Pages that have not changed are judged too, whatever the policy says: what is left out would be missing in a new baseline. */
  readonly everyPage: boolean;
}

export interface Gated {
  readonly ok: true;
  readonly code: ExitCode;
  /** Folder of the run, in which the gate's own files are written. */
  readonly dir: string;
  readonly run: FinishedRun;
  readonly decision: GateDecision;
  /** What makes no sense before a release and was not judged. */
  readonly leftOut: readonly LeftOut[];
  /** Pages that were not opened in the browser, because they are as before; `null`: all were, or none. */
  readonly cached: PageCacheCounts | null;
  /** Address of the site that was judged. */
  readonly base: string;
}

/** Sensible for a release that should be audited in three minutes. */
const DEFAULTS = { maxPages: 60, timeBudgetMs: 180_000, render: 'all' } as const;

/** Audits a release before it goes live (or takes a finished run), compares it with what was there, and passes or stops. */
export async function gate(
  request: GateRequest,
  options: AuditOptions,
  around: Surroundings,
): Promise<Gated | Refusal> {
  const pack = await loadPack(options.rules);
  if (!pack.ok) return pack;
  const policy = request.policy === null ? null : await loadPolicy(request.policy, pack.pack);
  if (policy && !policy.ok) return refuseFaults(policy.faults);
  const file = policy?.value ?? DEFAULT_GATE;
  const before = await openBefore(request.compared, { options, around });
  if (!before.ok) return before;
  const all = { request, file, options, around, before };
  if (request.subject.kind === 'run') {
    const loaded = await loadFinishedRun(request.subject.run, options);
    if (!loaded.ok) return loaded;
    const compared = await compare(loaded.run, all, 0);
    return compared.ok
      ? await judged({ ...loaded, compared, cached: null, confirmed: () => true }, request, file)
      : compared;
  }
  const staging = await openStaging(request.subject, around.signal);
  if (!staging.ok) return staging;
  await using opened = staging;
  return await auditRelease(opened.url, all);
}

interface Around {
  readonly request: GateRequest;
  readonly file: GateFile;
  readonly options: AuditOptions;
  readonly around: Surroundings;
  readonly before: Before;
}

async function auditRelease(url: string, all: Around): Promise<Gated | Refusal> {
  const wished = wishedOptions(url, all);
  const source = { url, network: stagingNetwork(url) };
  const audited = await audit(source, wished, all.around);
  if (!audited.ok) return audited;
  if (audited.run.manifest.sites.every((site) => site.state === 'unreached'))
    return refuse(3, `gate: ${url} could not be looked at: ${audited.run.manifest.sites[0]?.why ?? ''}`);
  if (!(await waitForAnswer(url, { limitMs: 3_000, signal: all.around.signal })))
    return refuse(3, `gate: ${url} stopped answering while it was audited; nothing was decided`);
  const run = await withBuildFaults(audited, {
    oldHosts: all.file.policy.oldHosts,
    signal: all.around.signal,
  });
  const compared = await compare(run, all, audited.cached?.unchanged ?? 0);
  if (!compared.ok) return compared;
  const scratch = join(all.options.out, `.gate-${audited.run.manifest.run}`);
  try {
    const confirmed = await confirm(worthASecondLook(compared, all.file), source, {
      options: { ...wished, out: scratch, formats: [], fresh: true, pageCache: null },
      around: all.around,
      pack: run.pack,
    });
    if (!(await waitForAnswer(url, { limitMs: 3_000, signal: all.around.signal })))
      return refuse(3, `gate: ${url} stopped answering while it was audited; nothing was decided`);
    return await judged({ ...audited, run, compared, confirmed }, all.request, all.file);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Faults that could stop the gate. */
function worthASecondLook({ findings }: ComparedRun, { policy }: GateFile): readonly Finding[] {
  return findings
    .filter(({ finding, known }) => {
      if (finding.indicator === BUILD) return false; // read twice already: by the audit and from the page itself
      const failOn = failOnOf(finding, policy);
      return failOn === 'any' || (failOn === 'new' && !known);
    })
    .map(({ finding }) => finding);
}

function wishedOptions(url: string, all: Around): AuditOptions {
  const { request, file, options } = all;
  const { wishes } = request;
  const chosen = file.audit.pages === 'changed' ? undefined : file.audit.pages;
  const pages = chosen?.map((path) => new URL(path, url).href);
  return {
    ...options,
    maxPages: wishes.maxPages ?? file.audit.maxPages ?? DEFAULTS.maxPages,
    timeBudgetMs: wishes.timeBudgetMs ?? file.audit.timeBudgetMs ?? DEFAULTS.timeBudgetMs,
    render: wishes.render ?? file.audit.render ?? DEFAULTS.render,
    pages: options.pages ?? pages ?? null,
    ratePerHost: options.ratePerHost ?? (stagingNetwork(url).treatAsPublic ? 0 : null),
    minJudged: 0, // the gate has its own measure
    formats: options.formats,
    pageCache: pageCacheOf(url, all),
  };
}

/** Beside the store, so that a pipeline keeps both from run to run. */
function pageCacheOf(url: string, { request, file, options, before }: Around): PageCacheOptions | null {
  if (options.fresh || file.audit.cache === false) return null;
  const onlyChanged = file.audit.pages === 'changed' && !request.everyPage;
  return {
    dir: join(options.out, '.pages'),
    scope: request.subject.kind === 'serve' ? 'serve' : new URL(url).origin,
    reference: onlyChanged ? before.reference : null,
  };
}

interface Release {
  readonly dir: string;
  readonly run: FinishedRun;
  readonly compared: ComparedRun;
  readonly cached: PageCacheCounts | null;
  readonly confirmed: (finding: Finding) => boolean;
}

async function judged(
  { run, dir, compared, cached, confirmed }: Release,
  request: GateRequest,
  file: GateFile,
): Promise<Gated> {
  const own = ownHosts(run, request.compared);
  const decision = decide(
    {
      findings: compared.findings.map(({ finding, known }) => ({
        ...{ finding, known, confirmed: confirmed(finding), outside: isOutside(finding, own) },
      })),
      gone: compared.gone,
      scores: run.scores,
      judged: await judgedShare(run, dir),
    },
    file.policy,
  );
  const base = run.manifest.city.sites[0]?.url ?? '';
  const { leftOut } = compared;
  return { ok: true, code: codeOf(decision), dir, run, decision, base, leftOut, cached };
}

/** A release of which too little could be seen is neither good nor bad: incomplete, unless something else stops it. */
function codeOf({ passed, stops }: GateDecision): ExitCode {
  if (passed) return 0;
  return stops.every((stop) => stop.kind === 'judged') ? 3 : 1;
}

interface ComparedRun {
  readonly ok: true;
  readonly findings: readonly { readonly finding: Finding; readonly known: boolean }[];
  readonly gone: readonly Identity[];
  readonly leftOut: readonly LeftOut[];
}

/** Which of a run's certain faults were there before; of pages that were not looked at nothing is known to be gone. */
async function compare(run: FinishedRun, all: Around, unseenPages: number): Promise<ComparedRun | Refusal> {
  const base = run.manifest.city.sites[0]?.url ?? '';
  const certain = run.findings.filter((one) => one.outcome === 'failed' && one.site !== undefined);
  // A finished run of a live site is judged whole; a release before its day is not.
  const whole = all.request.subject.kind === 'run';
  const { kept, leftOut } = whole ? { kept: certain, leftOut: [] } : leaveOut(certain, run);
  const left = whole ? new Set<string>() : leftOutRules(run);
  const pages = [...new Set(kept.flatMap(pagesOf))];
  const before = await all.before.known({ base, urls: pages });
  if (!before.ok) return before;
  const bases = new Map(run.manifest.city.sites.map((site) => [site.id, site.url]));
  const identities = kept.map((finding) => identify(finding, bases.get(finding.site ?? '') ?? base));
  const known = before.identities
    .filter((one) => !left.has(one.rule))
    .map((one) => movePlaces(one, all.file.policy.moved));
  const matched = matchKnown(identities, known);
  return {
    ok: true,
    findings: kept.map((finding, i) => ({ finding, known: matched.knownAs[i] !== null })),
    gone: before.complete && unseenPages === 0 ? matched.gone.flatMap((i) => known[i] ?? []) : [],
    leftOut,
  };
}

function pagesOf({ target, facts }: Finding): readonly string[] {
  if (target.type === 'link') return target.from;
  const sample = facts['samplePages'];
  if (Array.isArray(sample)) return sample.filter((page) => typeof page === 'string');
  return 'url' in target && target.url ? [target.url] : [];
}

function ownHosts(run: FinishedRun, compared: Compared | null): ReadonlySet<string> {
  const sites = run.manifest.city.sites.flatMap((site) => [new URL(site.url).host, ...site.alsoHosts]);
  return new Set([...sites, ...(compared?.kind === 'live' ? [new URL(compared.url).host] : [])]);
}

function isOutside({ target, indicator }: Finding, own: ReadonlySet<string>): boolean {
  if (indicator === BUILD) return false;
  if (target.type !== 'link' || !URL.canParse(target.url)) return false;
  return !own.has(new URL(target.url).host);
}

/** Of the pages that were to be looked at, those that could be, in the browser too. */
async function judgedShare(run: FinishedRun, dir: string): Promise<number> {
  const { fetched, missed } = await seenPages(dir);
  const all = new Set([...fetched, ...missed]).size;
  // Beyond its budget nothing was to be looked at; that stands in the manifest.
  const left = run.manifest.sites.some((site) => site.state === 'partial');
  const known = run.manifest.sites.reduce((sum, site) => sum + site.pages.known, 0);
  const whole = left ? Math.max(all, known) : all;
  return whole === 0 ? 0 : (all - missed.size) / whole;
}
