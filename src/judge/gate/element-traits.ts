import type { Json } from '../../domain/brand.ts';
import type { Identity } from '../../domain/gate.ts';

type Traits = Pick<Identity, 'essence' | 'text' | 'trail' | 'shape'>;

/** Attributes that say what an element is for; classes, styles, ids and data attributes change with every build. */
const LASTING: readonly string[] = ['alt', 'for', 'href', 'lang', 'name', 'role', 'src', 'title', 'type'];

const TAG = /^<([a-zA-Z][a-zA-Z0-9-]{0,40})/;
const ATTRIBUTE = /([a-zA-Z-]{1,40})="([^"]{0,300})"/g;

/** What stays of an element when classes are generated anew, templates move and texts are edited: each of them by itself. */
export function elementTraits(html: string, selector: string, template: Json | undefined): Traits {
  const tag = TAG.exec(html)?.[1]?.toLowerCase() ?? '';
  const head = html.slice(0, endOfTag(html));
  const attributes = [...head.matchAll(ATTRIBUTE)]
    .filter(([, name]) => LASTING.includes(name?.toLowerCase() ?? ''))
    .map(([, name, value]) => `${name?.toLowerCase()}=${lasting(value ?? '')}`)
    .sort();
  const shape = typeof template === 'string' ? template : selector;
  return {
    essence: [tag, ...attributes].join(' '),
    text: textOf(html),
    trail: trailOf(shape),
    shape,
  };
}

function endOfTag(html: string): number {
  const end = html.indexOf('>');
  return end < 0 ? html.length : end + 1;
}

/** Without origin, query and the digest that bundlers put into file names (`logo.3f2a1b9c.png`). */
function lasting(value: string): string {
  return value
    .replace(/^https?:\/\/[^/]{1,200}/, '')
    .replace(/[?#].{0,300}$/, '')
    .replace(/[.-][0-9a-f]{6,64}(?=\.[a-z0-9]{2,5}$)/i, '');
}

function textOf(html: string): string {
  return html
    .slice(0, 300)
    .replace(/<[^>]{0,300}(?:>|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
}

/** `div#nav.menu>ul.list>li>a` → `div>ul>li>a`. */
function trailOf(shape: string): string {
  return shape
    .slice(0, 1_000)
    .split('>')
    .map((part) => /^[a-zA-Z0-9-]{1,40}/.exec(part.trim())?.[0]?.toLowerCase() ?? '')
    .filter((tag) => tag !== '')
    .join('>');
}
