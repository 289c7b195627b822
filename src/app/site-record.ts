import { createLinkResolver } from '../crawl/link-resolver.ts';
import { resolveLink } from '../crawl/normalise-url.ts';
import type { Scope } from '../crawl/scope.ts';
import type { Day, Instant, Json, Url } from '../domain/brand.ts';
import type { ParsedDocument } from '../domain/document.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { PageFacts } from '../domain/facts/page.ts';
import type { Answer, Failure } from '../domain/net.ts';
import type { Obstacle } from '../domain/obstacle.ts';
import type { Site } from '../domain/site.ts';
import { readContent } from '../gather/content.ts';
import { type Reading, readTry } from '../gather/link-verdict.ts';
import { type Anchors, extractLinks, SCRIPT_WRITE } from '../gather/links.ts';
import { listAddresses } from '../gather/list-source.ts';
import { readMarkup } from '../gather/markup.ts';
import { engineTwins } from '../gather/markup-engine/engine-twins.ts';
import { extractPage } from '../gather/page.ts';
import { parsePage } from '../gather/parse.ts';
import { type ServedText, servedText } from '../gather/served-text.ts';
import { extractShapes } from '../gather/shapes.ts';
import { createMarkupBook, type SiteMarkup } from '../gather/site-markup.ts';
import { type Trait, traitOf } from '../gather/trait.ts';
import type { Vocabulary } from '../gather/vocabulary.ts';
import { decodeBody } from '../net/charset.ts';
import type { DocumentBook } from './document-book.ts';
import type { Ipv6Book } from './ipv6/book.ts';
import { createLinkBook, type LinkBook, unsliced } from './link-book.ts';
import { answerDigest } from './page-cache/answer-digest.ts';
import type { UnseenList } from './scripted-lists.ts';

export interface SeenPage {
  readonly url: Url;
  readonly shape: PageFacts['shape'];
  readonly isHome: boolean;
  readonly shapes: ReadonlyMap<number, number>;
  /** What a visitor is to see of it; `null` where nobody will compare, or where it says too little. */
  readonly served: ServedText | null;
  /** Of its answer; `null` where nobody will ask, or where it cannot be told. */
  readonly digest: string | null;
}

/** The city's day at an instant. */
function dayInChina(at: Instant): Day {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) as Day;
}

interface PageAnchors {
  /** The page itself, for the browser. */
  readonly url: Url;
  readonly written: Anchors;
  readonly hasScripts: boolean;
  /** As a browser has them after scripts; `null`: not rendered. */
  rendered: Anchors | null;
}

/** What the crawl of one site has brought: facts of its pages as evidence, its links, and how each address answered. */
export interface SiteRecord {
  /** Looks at one answer once; returns the addresses that the crawl may go on to. */
  look(answer: Answer): readonly Url[];
  missed(failure: Failure): void;
  readonly pages: readonly SeenPage[];
  /** Pages whose list scripts would fill. */
  readonly unseenLists: readonly UnseenList[];
  readonly links: LinkBook;
  /** Addresses of the site which its sitemaps list. */
  readonly listed: Url[];
  readonly readings: ReadonlyMap<Url, Reading>;
  /** The names behind `#` on each page that was read. */
  readonly anchors: ReadonlyMap<Url, PageAnchors>;
  /** Takes the evidence gathered since the last call. */
  takeEvidence(): readonly Evidence[];
  /** What the HTML of all pages says for accessibility; asked once, when the crawl is over. */
  markupEvidence(at: Instant): readonly Evidence[];
}

/** Links are kept only where they will be asked; shapes only where pages will be rendered; markup where accessibility is checked. */
export interface RecordOptions {
  readonly site: Site;
  readonly scope: Scope;
  readonly home: Url;
  readonly keepLinks: boolean;
  readonly keepShapes: boolean;
  readonly keepMarkup: boolean;
  /** Where pages will be opened: their text, to be compared. */
  readonly keepServed: boolean;
  /** Where what browsers find is kept from run to run: by what each page is known again. */
  readonly keepDigests: boolean;
  /** Where only some pages will be opened: what the engine would say of the HTML of each. */
  readonly withTwins: boolean;
  readonly vocabulary: Vocabulary;
  readonly now: () => number;
  /** What the IPv6 checks keep of the pages, or `null`. */
  readonly ipv6: Ipv6Book | null;
  /** Where documents are kept whose inside will be looked at, or `null`. */
  readonly documents: DocumentBook | null;
}

export function createSiteRecord(options: RecordOptions): SiteRecord {
  const { site, scope, now } = options;
  let { home } = options;
  const readings = new Map<Url, Reading>();
  const finals = new Set<Url>();
  const anchors = new Map<Url, PageAnchors>();
  const resolver = createLinkResolver();
  const own = rememberOwn(scope, site.id);
  const pages: SeenPage[] = [];
  const links = createLinkBook();
  const markup = createMarkupBook();
  const unseenLists: UnseenList[] = [];
  let evidence: Evidence[] = [];

  const unseen = (url: Url, at: Instant, why: Obstacle, detail: string) =>
    evidence.push({
      kind: 'page',
      by: 'page@1',
      site: site.id,
      target: { type: 'page', url },
      at,
      status: 'unobserved',
      why,
      detail,
    });

  /** What is kept of a page because some pages will be opened in the browser. */
  const noteForBrowser = (
    parsed: ParsedDocument,
    { title, shape }: PageFacts,
    {
      target,
      answer,
      isHome,
    }: {
      readonly target: { readonly type: 'page'; readonly url: Url };
      readonly answer: Answer;
      readonly isHome: boolean;
    },
  ) => {
    if (options.withTwins)
      evidence.push({
        ...{ kind: 'markup', by: 'engine-twins@1', site: site.id, target, at: answer.at, status: 'observed' },
        facts: { results: engineTwins(parsed), passedRules: [] } as unknown as Json,
      });
    const shapes = options.keepShapes ? extractShapes(parsed) : new Map<number, number>();
    const served = options.keepServed ? servedText(parsed, title) : null;
    const digest = options.keepDigests ? answerDigest(answer) : null;
    pages.push({ url: target.url, shape, isHome, shapes, served, digest });
  };

  return {
    look(answer) {
      readings.set(answer.requested, readTry(answer, 'page', null, now()));
      if (answer.wall) unseen(answer.requested, answer.at, 'blocked', answer.wall);
      const final = resolveLink(answer.final, answer.final);
      if (
        answer.wall ||
        !final ||
        !isPage(answer) ||
        scope.siteOf(final.url) !== site.id ||
        finals.has(final.key)
      )
        return [];
      finals.add(final.key);
      const { text, charset } = decodeBody(answer.body, answer.headers['content-type']);
      const parsed = parsePage(text, final.url);
      const isHome = answer.requested === home;
      const facts = extractPage({
        document: parsed,
        url: final.url,
        status: answer.status,
        charset,
        sizeBytes: answer.body.length,
        isHome,
        seenOn: dayInChina(answer.at),
      });
      if (facts.needsScript && facts.shape !== 'article' && facts.shape !== 'redirect')
        unseenLists.push({
          url: final.url,
          seenOn: dayInChina(answer.at),
          addresses: listAddresses(parsed),
        });
      const target = { type: 'page', url: final.url } as const;
      evidence.push({
        kind: 'page',
        by: 'page@1',
        site: site.id,
        target,
        at: answer.at,
        status: 'observed',
        facts: facts as unknown as Json,
      });
      noteForBrowser(parsed, facts, { target, answer, isHome });
      const resolve = resolver.on(parsed.base, charset);
      if (options.keepMarkup && facts.shape !== 'redirect')
        markup.add(final.url, readMarkup(parsed.root), (href) => resolve(href)?.key ?? null);
      const { links: found, ...names } = extractLinks(parsed, resolve);
      if (options.keepLinks) {
        const trait = traitOfOwn(text, facts, answer, options.vocabulary);
        readings.set(
          answer.requested,
          readTry(answer, 'page', { title: unsliced(facts.title.slice(0, 100)), trait }, now()),
        );
        links.add(final.url, found);
        const known = {
          url: final.url,
          written: names.anchors,
          hasScripts: names.hasScripts,
          rendered: null,
        };
        anchors.set(final.key, known);
      }
      options.documents?.add(final.url, found);
      const over4 = answer.family === 4;
      options.ipv6?.add({
        ...{ key: answer.requested, url: final.url, isHome, over4, parsed, links: found, resolve },
      });
      const onward = found.flatMap((link) =>
        link.role === 'page' && link.via !== SCRIPT_WRITE && own(link.url) ? link.key : [],
      );
      const redirect = facts.redirectTo ? resolve(facts.redirectTo) : null;
      // A home page that only sends its visitors on: what they see is the home page.
      if (isHome && redirect && facts.shape === 'redirect') home = redirect.key;
      return redirect && own(redirect.url) ? [...onward, redirect.key] : onward;
    },
    missed(failure) {
      readings.set(failure.requested, readTry(failure, 'page', null, now()));
      unseen(failure.requested, failure.at, failure.why, failure.detail);
    },
    pages,
    unseenLists,
    links,
    listed: [],
    readings,
    anchors,
    takeEvidence() {
      const taken = evidence;
      evidence = [];
      return taken;
    },
    markupEvidence: (at) => markupEvidence(site, markup.close(), at),
  };
}

function markupEvidence(site: Site, closed: SiteMarkup | null, at: Instant): readonly Evidence[] {
  if (!closed) return [];
  const base = { site: site.id, at, status: 'observed' } as const;
  return [
    ...closed.pages.map(
      ({ url, facts }): Evidence => ({
        ...{ ...base, kind: 'markup', by: 'markup@1', target: { type: 'page', url } },
        facts: facts as unknown as Json,
      }),
    ),
    {
      ...{ ...base, kind: 'site-markup', by: 'site-markup@1' },
      target: { type: 'site', url: site.url, name: site.name },
      facts: closed.site as unknown as Json,
    },
  ];
}

function isPage(answer: Answer): boolean {
  if (answer.status < 200 || answer.status >= 300) return false;
  const type = answer.headers['content-type'];
  if (type !== undefined && type !== '') return /html/i.test(type);
  return /^\s*</.test(new TextDecoder('latin1').decode(answer.body.subarray(0, 256)));
}

/** Longer texts, and lists, are no notice that something is missing. */
const SHORT_TEXT = 400;

/** Only a page that says little is read a second time for what it says. */
function traitOfOwn(text: string, facts: PageFacts, answer: Answer, vocabulary: Vocabulary): Trait | null {
  const hasList = facts.blocks.some((block) => block.region === 'main' && block.itemCount >= 3);
  // An article with its day of publication is what it says it is, unless its title says otherwise.
  const saysLittle = facts.mainTextLength < SHORT_TEXT && !hasList && !facts.article?.published;
  const title = facts.title.toLowerCase();
  if (!saysLittle && !vocabulary.notFound.titles.some((one) => title.includes(one))) return null;
  const host = (url: string) => URL.parse(url)?.hostname ?? '';
  return traitOf(readContent(text), vocabulary, {
    requested: host(answer.requested),
    final: host(answer.final),
    own: true,
  });
}

/** Whether an address is of the site; menus ask for the same ones on every page. */
function rememberOwn(scope: Scope, site: string): (url: Url) => boolean {
  const known = new Map<Url, boolean>();
  return (url) => {
    const before = known.get(url);
    if (before !== undefined) return before;
    const is = scope.siteOf(url) === site;
    if (known.size < MOST_REMEMBERED) known.set(url, is);
    return is;
  };
}

const MOST_REMEMBERED = 50_000;
