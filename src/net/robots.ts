import robotsModule from 'robots-parser';
import type { Url } from '../domain/brand.ts';
import type { Answer, Fetched, RobotsFacts } from '../domain/net.ts';
import { boundedMap } from './bounded-map.ts';
import { decodeBody } from './charset.ts';

export interface Robots {
  facts(url: URL): Promise<RobotsFacts>;
  /** Without waiting where the host's robots.txt is known already. */
  allows(url: URL): boolean | Promise<boolean>;
}

export interface RobotsParts {
  /** Asks for one robots.txt, with redirects, without asking robots again. */
  readonly ask: (url: Url) => Promise<Fetched>;
  readonly userAgent: string;
  /** Told once a host, when its robots.txt is known. */
  readonly onDelay: (host: string, crawlDelayMs: number) => void;
}

/** robots.txt of each origin (RFC 9309), asked for once. */
export function openRobots(parts: RobotsParts): Robots {
  const token = agentToken(parts.userAgent);
  const known = boundedMap<Known>(20_000);

  const ask = async (origin: string): Promise<Rules> => {
    // An origin and a fixed path are a normalised address.
    const address = `${origin}/robots.txt` as Url;
    return readRobots(await parts.ask(address), address, token);
  };

  const knownOf = (url: URL): Known => {
    const kept = known.get(url.origin);
    if (kept && kept.until > performance.now()) return kept;
    const entry: Known = { rules: null, until: Number.POSITIVE_INFINITY, asked: ask(url.origin) };
    known.set(url.origin, entry);
    entry.asked = entry.asked.then((rules) => {
      entry.rules = rules;
      if (rules.facts.state === 'unreadable') entry.until = performance.now() + UNREADABLE_LIFE_MS;
      if (rules.facts.crawlDelayMs > 0) parts.onDelay(url.host, rules.facts.crawlDelayMs);
      return rules;
    });
    return entry;
  };

  return {
    facts: async (url) => (await knownOf(url).asked).facts,
    allows: (url) => {
      const entry = knownOf(url);
      return entry.rules ? entry.rules.allows(url) : entry.asked.then((rules) => rules.allows(url));
    },
  };
}

/** Our name in robots.txt: the product token of the user agent. */
export function agentToken(userAgent: string): string {
  const product =
    /(?:^|compatible;\s?|\s)((?!Mozilla|AppleWebKit|Chrome|Safari)[A-Za-z][\w-]{1,60})(?:\/|$|;)/.exec(
      userAgent.slice(0, 500),
    );
  return product?.[1] ?? 'gov-site-audit';
}

// Its types speak of an export named default, its CommonJS file exports the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

interface Rules {
  readonly facts: RobotsFacts;
  readonly allows: (url: URL) => boolean;
}

interface Known {
  rules: Rules | null;
  until: number;
  asked: Promise<Rules>;
}

const UNREADABLE_LIFE_MS = 60_000;
const LONGEST_DELAY_MS = 10_000;
const MOST_LINES = 5_000;
const MOST_SITEMAPS = 100;

function readRobots(fetched: Fetched, address: string, token: string): Rules {
  // RFC 9309 §2.3.1.4 would forbid the whole host; for an audit asked for by its owner an unreadable file forbids nothing.
  if (!fetched.ok) return everything('unreadable');
  if (fetched.status >= 500) return everything('unreadable');
  if (fetched.status < 200 || fetched.status >= 300) return everything('absent');
  const text = textOf(fetched);
  if (isPage(text)) return everything('absent');
  const robots = robotsParser(address, text);
  const delay = Number(robots.getCrawlDelay(token) ?? 0) * 1000;
  return {
    facts: {
      state: 'found',
      crawlDelayMs: delay > 0 ? Math.min(delay, LONGEST_DELAY_MS) : 0,
      sitemaps: robots.getSitemaps().slice(0, MOST_SITEMAPS),
    },
    // The file speaks for its own origin also where a redirect brought it; `undefined`: another origin.
    allows: (url) => robots.isAllowed(url.href, token) !== false,
  };
}

function textOf(answer: Answer): string {
  const { text } = decodeBody(answer.body, answer.headers['content-type']);
  return text.split(/\r\n|\r|\n/, MOST_LINES).join('\n');
}

/** Many servers answer every unknown address with a page and status 200. */
function isPage(text: string): boolean {
  return /^\s{0,100}(?:<!doctype|<html|<head|<\?xml|<script|<!--|<meta|<title|<body)/i.test(
    text.slice(0, 300),
  );
}

function everything(state: 'absent' | 'unreadable'): Rules {
  return { facts: { state, crawlDelayMs: 0, sitemaps: [] }, allows: () => true };
}
