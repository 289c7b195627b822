import { resolveLink } from '../crawl/normalise-url.ts';
import type { Scope } from '../crawl/scope.ts';
import type { Instant, Json } from '../domain/brand.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { LinkFacts } from '../domain/facts/link.ts';
import type { FoundLink } from '../domain/link.ts';
import type { Site } from '../domain/site.ts';
import type { Target } from '../domain/target.ts';
import type { LinkQuestion } from '../gather/check-link.ts';
import { linkFacts } from '../gather/link-facts.ts';
import type { Reading } from '../gather/link-verdict.ts';
import { roleOf, SCRIPT_WRITE } from '../gather/links.ts';
import { dangerOfAnchor } from '../gather/trait.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import type { ForeignPlaces } from './foreign-places.ts';
import { foreignFragmentFacts, fragmentFacts } from './fragment-facts.ts';
import type { BookedLink } from './link-book.ts';
import { idOf, type LinkLedger } from './link-ledger.ts';
import type { LinkMemories } from './link-memories.ts';
import type { MovedHosts } from './moved-hosts.ts';
import { newHomes } from './new-homes.ts';
import type { OwnNetwork } from './own-network.ts';
import type { SiteRecord } from './site-record.ts';

const IN_FILES: ReadonlySet<string> = new Set(['pdf', 'office']);
/** A style sheet may import another one, and so on. */
const MAX_ROUNDS = 4;

export interface LinkPhase {
  readonly site: Site;
  readonly record: SiteRecord;
  readonly ledger: LinkLedger;
  readonly memories: LinkMemories;
  readonly ownNetwork: OwnNetwork;
  readonly moved: MovedHosts;
  readonly places: ForeignPlaces;
  readonly vocabulary: Vocabulary;
  readonly scope: Scope;
  readonly at: Instant;
  readonly signal: AbortSignal;
  /** Was this page left out by the crawl's budget or a trap guard? Then it is not asked either. */
  readonly leftOut: (url: string) => boolean;
  /** The site was looked at as far as its links lead. Where only so many pages were to be asked for, no further ones are. */
  readonly isWhole: boolean;
  readonly progress: (done: number, known: number) => void;
}

interface Asked {
  readonly link: BookedLink;
  readonly question: LinkQuestion;
  readonly first: Reading | null;
  /** Set where the answer is that of an earlier run. */
  readonly askedAt: string | null;
}

/** First round: asks every link of the site that the crawl did not fetch, then what style sheets and documents hold. */
export async function askLinks(phase: LinkPhase): Promise<readonly Asked[]> {
  const hosts = new Set(phase.scope.hostsOf(phase.site));
  const asked = new Map<string, Asked>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fresh = phase.record.links.links.filter((link) => isAsked(link) && !asked.has(nameOf(link)));
    if (fresh.length === 0) break;
    const questions = fresh.map((link) => questionOf(link, hosts, phase.isWhole));
    await phase.memories.recall(questions.map(idOf));
    const counter = { done: 0, known: fresh.length };
    const answers = await Promise.all(
      fresh.map((link, i) => askOne(link, questions[i] as LinkQuestion, phase, counter)), // same length
    );
    for (const one of answers) asked.set(nameOf(one.link), one);
    for (const one of answers) bookFile(one, phase);
  }
  return [...asked.values()];
}

/** What a link is booked under. */
function nameOf(link: BookedLink): string {
  return `${link.role} ${link.url}`;
}

/** Fragments are looked up in pages that were read; links out of script text are shown, and not followed. */
function isAsked(link: BookedLink): boolean {
  return link.role !== 'fragment' && link.via !== SCRIPT_WRITE;
}

function questionOf(link: BookedLink, hosts: ReadonlySet<string>, isWhole: boolean): LinkQuestion {
  const external = !hosts.has(new URL(link.url).host);
  return {
    key: link.key,
    role: link.role,
    external,
    sheet: link.role === 'resource' && (link.via === 'style' || link.via === 'css-import'),
    mayProbe: external || isWhole,
  };
}

async function askOne(
  link: BookedLink,
  question: LinkQuestion,
  phase: LinkPhase,
  counter: { done: number; readonly known: number },
): Promise<Asked> {
  const { record, ledger, memories, signal } = phase;
  const crawled = link.role === 'page' ? record.readings.get(link.key) : undefined;
  const foreign = question.external && phase.scope.siteOf(link.key) === null;
  const held = crawled || !foreign ? undefined : memories.stillHolds(idOf(question));
  // What only a document names was never before the crawl.
  const leftOut = link.role === 'page' && !IN_FILES.has(link.via) && phase.leftOut(link.key);
  const skip = !crawled && (signal.aborted || leftOut);
  const first = skip ? null : await ledger.first(question, crawled ?? held);
  counter.done++;
  if (counter.done % 20 === 0 || counter.done === counter.known) phase.progress(counter.done, counter.known);
  return { link, question, first, askedAt: first !== null && first === held ? held.attempt.at : null };
}

/** Books what the file behind a link holds; the file is the place where it stands. */
function bookFile({ link, first, question }: Asked, phase: LinkPhase): void {
  if (!first || first.refs.length === 0 || question.external) return;
  const base = first.attempt.final;
  const found = first.refs.flatMap((ref): FoundLink[] => {
    const resolved = resolveLink(ref.raw, base);
    if (!resolved) return [];
    const role = ref.role ?? roleOf(resolved.url);
    return [{ ...resolved, role, via: ref.via, text: ref.text, zone: link.zone, hidden: null }];
  });
  phase.record.links.addFrom(link.url, found);
}

/** Second round: doubtful links once more, then one piece of evidence a link. */
export async function settleLinks(phase: LinkPhase, answers: readonly Asked[]): Promise<readonly Evidence[]> {
  const asked = asBookedNow(answers, phase);
  const all = await Promise.all(
    asked.map(({ question, first, askedAt }) => {
      if (!first || first.verdict === 'skipped') return [];
      return askedAt === null ? phase.ledger.settle(question, first) : [first];
    }),
  );
  const excused = await phase.ownNetwork.excuse(all.flat());
  const readings = regrouped(all, excused);
  const facts = asked.map((one, i) => factsOf(one, readings[i] ?? [], phase));
  const shared = await withMoves(asked, withHosts(asked, facts), phase);
  await phase.memories.save();
  const open = openForeign(asked, shared);
  const others = await Promise.all(phase.record.links.links.map((link) => otherFacts(link, open, phase)));
  return [
    ...asked.map((one, i) => evidenceOf(one.link, shared[i] ?? null, phase)),
    ...others.flatMap((other) => (other ? [evidenceOf(other.link, other.facts, phase)] : [])),
  ];
}

/** Links that are told by something else than an answer: places within pages, and what scripts write. */
async function otherFacts(
  link: BookedLink,
  foreign: ReadonlySet<string>,
  phase: LinkPhase,
): Promise<{ readonly link: BookedLink; readonly facts: LinkFacts } | null> {
  const facts =
    link.role !== 'fragment'
      ? scriptFacts(link, phase)
      : foreign.has(link.key)
        ? await foreignFragmentFacts(link, phase.places)
        : fragmentFacts(link, phase.record);
  return facts && { link, facts };
}

/** Pages of other sites that open and are what they were: only there a missing place is worth a word. */
function openForeign(asked: readonly Asked[], facts: readonly (LinkFacts | null)[]): ReadonlySet<string> {
  const open = asked.flatMap(({ link, question }, i) => {
    const reason = facts[i]?.reason;
    return question.external && link.role === 'page' && (reason === 'ok' || reason === 'moved')
      ? link.key
      : [];
  });
  return new Set(open);
}

/** Files have shown an address anew, and browsers what is hidden, since the links were asked. */
function asBookedNow(answers: readonly Asked[], phase: LinkPhase): readonly Asked[] {
  const byName = new Map(answers.map((one) => [nameOf(one.link), one]));
  return phase.record.links.links.flatMap((link) => {
    const one = byName.get(nameOf(link));
    return one ? [{ ...one, link }] : [];
  });
}

function regrouped<T>(groups: readonly (readonly T[])[], flat: readonly T[]): readonly (readonly T[])[] {
  let at = 0;
  return groups.map((group) => {
    const from = at;
    at += group.length;
    return flat.slice(from, at);
  });
}

function factsOf(asked: Asked, readings: readonly Reading[], phase: LinkPhase): LinkFacts | null {
  if (readings.length === 0) return null;
  const { link, question, askedAt } = asked;
  const facts = linkFacts(link.url, readings, { ...placeOf(link), internal: !question.external });
  const title = readings.at(-1)?.title ?? '';
  const keep = question.external || (facts.verdict !== 'ok' && facts.verdict !== 'redirected');
  const before = phase.memories.titleBefore(idOf(question));
  const memory = phase.memories.note(idOf(question), { ...facts, askedAt }, { title, keep });
  return {
    ...facts,
    askedAt,
    danger: dangerOf(link, facts, Boolean(before) && before !== title, phase.vocabulary),
    history: memory && {
      firstSeen: memory.firstSeen,
      lastOk: memory.lastOk,
      failures: memory.failures,
      failingSince: memory.failingSince ?? null,
    },
  };
}

/** What the target shows; for a hidden link the words on it are proof enough. */
function dangerOf(
  link: BookedLink,
  facts: LinkFacts,
  changed: boolean,
  vocabulary: Vocabulary,
): LinkFacts['danger'] {
  if (facts.danger) return { ...facts.danger, changed };
  return link.hidden ? dangerOfAnchor(link.text, vocabulary) : null;
}

function placeOf(link: BookedLink) {
  const { role, via, text, zone, share, template, hidden } = link;
  return { role, via, text, zone, share, template, hidden };
}

const HOST_GONE: ReadonlySet<string> = new Set(['dns-missing', 'refused', 'tls']);

/** Tells where a whole host is gone. */
function withHosts(
  asked: readonly Asked[],
  facts: readonly (LinkFacts | null)[],
): readonly (LinkFacts | null)[] {
  const answered = [...asked.keys()].filter((i) => facts[i]);
  const byHost = Map.groupBy(answered, (i) => new URL(asked[i]?.link.url ?? 'http://invalid/').host);
  const gone = new Set<string>();
  for (const [host, list] of byHost)
    if (list.every((i) => facts[i]?.verdict === 'broken' && HOST_GONE.has(facts[i]?.reason ?? '')))
      gone.add(host);
  return facts.map((one, i) => {
    const url = asked[i]?.link.url;
    if (!one || url === undefined || one.verdict !== 'broken') return one;
    return gone.has(new URL(url).host) ? { ...one, cause: 'host' } : one;
  });
}

const NOT_THERE: ReadonlySet<string> = new Set(['http-404', 'http-410', 'soft-404']);

/** Tells where a page that is gone has probably moved to. */
async function withMoves(
  asked: readonly Asked[],
  facts: readonly (LinkFacts | null)[],
  phase: LinkPhase,
): Promise<readonly (LinkFacts | null)[]> {
  const { readings, listed } = phase.record;
  const ownHome = newHomes(readings, listed);
  return await Promise.all(
    facts.map(async (one, i) => {
      const { link } = asked[i] ?? {};
      if (!one || !link || one.verdict !== 'broken' || one.movedTo) return one;
      const isGonePage = one.role === 'page' && NOT_THERE.has(one.reason);
      const own = one.internal ? ownHome(link.url, isGonePage ? link.text : '') : null;
      const movedTo = own ?? (isGonePage && !one.internal ? await phase.moved.newAddress(link.url) : null);
      return { ...one, movedTo };
    }),
  );
}

/** A link that only a script's text holds is shown where its own words are the proof. */
function scriptFacts(link: BookedLink, phase: LinkPhase): LinkFacts | null {
  if (link.via !== SCRIPT_WRITE) return null;
  const danger = dangerOfAnchor(link.text, phase.vocabulary);
  if (!danger) return null;
  const { template, ...place } = placeOf(link);
  return {
    ...place,
    internal: false,
    verdict: 'skipped',
    reason: 'not-asked',
    status: null,
    final: '',
    tries: [],
    cause: template ? 'template' : 'page',
    danger,
  };
}

function evidenceOf(link: BookedLink, facts: LinkFacts | null, phase: LinkPhase): Evidence {
  const target: Target = { type: 'link', url: link.url, from: [...link.from], count: link.count };
  const base = { kind: 'link', by: 'link@2', site: phase.site.id, target, at: phase.at } as const;
  const why = phase.signal.reason === 'cancelled' ? 'cancelled' : 'budget';
  if (!facts) return { ...base, status: 'unobserved', why, detail: '' };
  return { ...base, status: 'observed', facts: facts as unknown as Json };
}
