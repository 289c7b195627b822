import { createHash } from 'node:crypto';
import type { AccessibilityFacts, CheckResult } from '../domain/facts/accessibility.ts';
import type { Visit } from '../domain/net.ts';
import { takePicture } from '../gather/pictures.ts';

/** Pictures of one site. */
const MOST_PICTURES = 300;
/** Bytes of one run, shared out among its sites. */
const MOST_BYTES = 20_000_000;
/** A page is held open no longer than this for its pictures. */
const MOST_MS = 15_000;
/** Of one check and shape: an element may be hidden on one page and shown on the next. */
const MOST_TRIES = 3;

export interface PictureBook {
  /** The facts with a picture for each shape of element that none was taken of yet. */
  illustrate(visit: Visit, facts: AccessibilityFacts): Promise<AccessibilityFacts>;
  /** The facts of an earlier run with the pictures that were taken then; to be called before any is taken. */
  restore(facts: AccessibilityFacts, pictures: ReadonlyMap<string, Uint8Array>): Promise<AccessibilityFacts>;
}

export interface PictureBookOptions {
  readonly site: string;
  /** Sites of the run. */
  readonly sites: number;
  /** Writes a file of the run folder. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<void>;
}

type Node = CheckResult['nodes'][number];

/**
 * For each check and shape of element one picture, on the first page that shows it, the certain faults first; checks that
 * point at the same element share one. Bounded in number and size.
 */
export function createPictureBook({ site, sites, save }: PictureBookOptions): PictureBook {
  /** Tries by check and shape; a picture that was taken ends them. */
  const tries = new Map<string, number>();
  const share = Math.floor(MOST_BYTES / Math.max(1, sites));
  let [pictures, bytes] = [0, 0];

  const put = async (name: string, image: Uint8Array): Promise<boolean> => {
    if (pictures >= MOST_PICTURES || bytes + image.length > share) return false;
    pictures += 1;
    bytes += image.length;
    await save(name, image);
    return true;
  };

  const take = async (visit: Visit, selector: string, name: string): Promise<string | null> => {
    if (pictures >= MOST_PICTURES || bytes >= share) return null;
    const image = await takePicture(visit, selector).catch(nothing);
    return image && (await put(name, image)) ? name : null;
  };

  return {
    async restore(facts, taken) {
      const saved = new Set<string>();
      for (const [name, image] of taken) if (await put(name, image)) saved.add(name);
      const pictured = new Map<Node, string>();
      for (const { rule, nodes } of facts.results) {
        for (const node of nodes) {
          if (!node.picture || !saved.has(node.picture)) continue;
          pictured.set(node, node.picture);
          tries.set(keyOf(rule, node), MOST_TRIES);
        }
      }
      return { ...facts, results: facts.results.map((result) => withPictures(result, pictured)) };
    },
    async illustrate(visit, facts) {
      const pictured = new Map<Node, string>();
      const bySelector = new Map<string, string | null>();
      const until = performance.now() + MOST_MS;
      for (const { rule, nodes } of [...facts.results].sort(byCertainty)) {
        for (const node of nodes) {
          const key = keyOf(rule, node);
          const tried = tries.get(key) ?? 0;
          if (tried >= MOST_TRIES || performance.now() > until) continue;
          // Claimed before anything is waited for: other pages are open at the same time.
          tries.set(key, MOST_TRIES);
          const known = bySelector.get(node.selector);
          const name = known === undefined ? await take(visit, node.selector, nameOf(site, key)) : known;
          bySelector.set(node.selector, name);
          if (name) pictured.set(node, name);
          else tries.set(key, tried + 1);
        }
      }
      return { ...facts, results: facts.results.map((result) => withPictures(result, pictured)) };
    },
  };
}

function byCertainty(a: CheckResult, b: CheckResult): number {
  return ORDER[a.grade] - ORDER[b.grade];
}

const ORDER = { failure: 0, review: 1, advice: 2 } as const;

function withPictures(result: CheckResult, pictured: ReadonlyMap<Node, string>): CheckResult {
  const nodes = result.nodes.map((node) => {
    const { picture: _, ...bare } = node;
    const picture = pictured.get(node);
    return picture ? { ...bare, picture } : bare;
  });
  return { ...result, nodes };
}

function keyOf(rule: string, { shape }: Node): string {
  return `${rule}\u0000${shape}`;
}

function nameOf(site: string, key: string): string {
  const digest = createHash('sha256').update(`${site}\u0000${key}`).digest('hex');
  return `pictures/${digest.slice(0, 20)}.jpg`;
}

function nothing(_error: unknown): null {
  return null; // a picture is proof beside the proof; the finding stands without it
}
