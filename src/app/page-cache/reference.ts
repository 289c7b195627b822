import { z } from 'zod';
import { createLinkResolver } from '../../crawl/link-resolver.ts';
import type { Url } from '../../domain/brand.ts';
import type { LinkFacts } from '../../domain/facts/link.ts';
import type { Answer, Net } from '../../domain/net.ts';
import { cssLinks } from '../../gather/css-links.ts';
import { extractLinks } from '../../gather/links.ts';
import { parsePage } from '../../gather/parse.ts';
import { decodeBody } from '../../net/charset.ts';
import type { AnswerDigests } from './answer-digest.ts';
import { type Asking, holds } from './holds.ts';
import type { SiteAddresses } from './origin-free.ts';
import { type PageMark, type PageToRecall, pageMarkSchema } from './page-view.ts';

/** What the pages of a release are compared with to find those that have changed. */
export type Reference =
  | { readonly kind: 'run'; readonly marks: ReadonlyMap<string, PageMark> }
  /** `perSecond`: requests to it; 0: no limit. */
  | { readonly kind: 'live'; readonly url: string; readonly perSecond: number };

/** Name of the file of a gate's run folder that holds the marks of its pages. */
export const MARKS_FILE = 'pages.json';

const marksSchema = z.strictObject({ schema: z.literal(1), pages: z.record(z.string(), pageMarkSchema) });

export function marksText(marks: ReadonlyMap<string, PageMark>): string {
  const pages = Object.fromEntries([...marks].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ schema: 1, pages })}\n`;
}

/** `null`: that is no such file. */
export function parseMarks(text: string): ReadonlyMap<string, PageMark> | null {
  try {
    const parsed = marksSchema.safeParse(JSON.parse(text));
    return parsed.success ? new Map(Object.entries(parsed.data.pages)) : null;
  } catch {
    return null;
  }
}

interface Around extends Asking {
  /** Answers by their bytes, whatever headers a server adds. */
  readonly bodies: {
    readonly net: Pick<Net, 'fetch'>;
    readonly here: AnswerDigests;
    readonly live: AnswerDigests;
  };
}

/** Whether the page, and all that it is made of, is as it is there. */
export async function isUnchanged(
  page: PageToRecall,
  reference: Reference,
  around: Around,
): Promise<boolean> {
  if (reference.kind === 'live') return await isLive(page.url, reference.url, around);
  const mark = reference.marks.get(around.site.local(page.url));
  return mark !== undefined && (await holds(mark, page, around));
}

/** Of what the page itself and its style sheets name; what scripts ask for by themselves is only known once it is opened. */
async function isLive(page: Url, live: string, { site, bodies }: Around): Promise<boolean> {
  const { net, here, live: there } = bodies;
  const seen = new Set<Url>([page]);
  const queue: Part[] = [{ url: page, hasParts: true }];
  for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
    const twin = onLive(part.url, live, site);
    if (twin === null) continue; // of another host: the same file for both
    const own = await here(part.url);
    if (own === null || own !== (await there(twin))) return false;
    if (!part.hasParts) continue;
    const fetched = await net.fetch({ url: part.url });
    if (!fetched.ok) return false;
    const parts = partsOf(fetched).filter(({ url }) => !seen.has(url));
    for (const { url } of parts) seen.add(url);
    if (seen.size > MOST_PARTS) return false;
    queue.push(...parts);
  }
  return true;
}

const MOST_PARTS = 500;
/** What a browser loads with a page, and what of it names further files. */
const PARTS: ReadonlySet<LinkFacts['role']> = new Set(['image', 'resource']);
const FRAMES: ReadonlySet<string> = new Set(['frame', 'iframe']);

interface Part {
  readonly url: Url;
  readonly hasParts: boolean;
}

function partsOf(answer: Answer): readonly Part[] {
  const type = answer.headers['content-type'] ?? '';
  const { text, charset } = decodeBody(answer.body, type);
  if (/css/i.test(type)) {
    const resolve = createLinkResolver().on(answer.final, charset);
    return cssLinks(text).flatMap(({ raw, via }) => {
      const link = resolve(raw);
      return link ? [{ url: link.url, hasParts: via === 'css-import' }] : [];
    });
  }
  const parsed = parsePage(text, answer.final);
  const { links } = extractLinks(parsed, createLinkResolver().on(parsed.base, charset));
  return links
    .filter((one) => PARTS.has(one.role) || FRAMES.has(one.via))
    .map(({ url, via }) => ({ url, hasParts: FRAMES.has(via) || /\.css$/i.test(new URL(url).pathname) }));
}

function onLive(url: string, live: string, site: SiteAddresses): Url | null {
  const local = site.local(url);
  return local.startsWith('/') ? (new URL(local, live).href as Url) : null; // spelt by the URL parser
}
