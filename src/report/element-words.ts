import type { Json } from '../domain/brand.ts';
import type { Target } from '../domain/target.ts';
import { word } from './text/texts.ts';
import type { View } from './view.ts';
import { cap } from './visible.ts';

type Element = Extract<Target, { type: 'element' }>;

const LONGEST_HTML = 1000;
const LONGEST_LABEL = 40;

/** A place of a page as its webmaster knows it: its kind, what is read on it, and the part of the page: `页脚的链接“联系我们”`; empty where nothing is known. */
export function elementWords(
  view: View,
  { html, selector }: Pick<Element, 'html' | 'selector'>,
  facts: { readonly [key: string]: Json },
): string {
  const { site, words } = view.text;
  const source = html.slice(0, LONGEST_HTML);
  const opening = /^\s{0,20}<([a-zA-Z][a-zA-Z0-9-]{0,30})([^>]{0,900})/.exec(source);
  if (opening === null) return '';
  const tag = (opening[1] ?? '').toLowerCase();
  const traits = traitsOf(opening[2] ?? '');
  const kind = kindOf(tag, traits);
  const inFrame = selector.includes(' >>> ') ? site.inFrame : '';
  if (kind === 'html') return `${inFrame}${words.elements.html}`;
  const template = typeof facts['template'] === 'string' ? facts['template'] : '';
  const zone = zoneOf(template) ?? (inFrame === '' ? zoneOf(selector) : null);
  // A block that is the footer is not one in the footer.
  const own = kind === 'block' ? zoneOf(`${traits.get('id') ?? ''} ${traits.get('class') ?? ''}`) : null;
  if (own !== null) return `${inFrame}${words.elements[own]}`;
  const part = zone === null || zone === kind ? '' : words.elements[zone];
  const label = kind === 'meta' ? '' : labelOf(view, { tag, traits, source });
  return `${inFrame}${site.element(word(words.elements, kind), label, part)}`;
}

/** Nothing but the page itself: there is nothing to frame in a picture of it. */
export function isWholePage({ html, selector }: Pick<Element, 'html' | 'selector'>): boolean {
  if (selector.includes(' >>> ')) return false;
  return /^(?:html|body|html > body)$/.test(selector) || /^<(?:html|body)[\s>]/i.test(html);
}

type Traits = ReadonlyMap<string, string>;

function traitsOf(text: string): Traits {
  const traits = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([a-zA-Z-]{1,30})\s{0,5}=\s{0,5}"([^"]{0,300})"/g))
    if (name !== undefined && !traits.has(name)) traits.set(name.toLowerCase(), value ?? '');
  return traits;
}

const BY_ROLE: ReadonlySet<string> = new Set(['button', 'link', 'checkbox', 'radio', 'tab', 'dialog', 'img']);
const KINDS: { readonly [name: string]: string } = {
  ...{ link: 'a', body: 'html', h2: 'h1', h3: 'h1', h4: 'h1', h5: 'h1', h6: 'h1' },
  ...{
    ol: 'ul',
    dl: 'ul',
    dt: 'li',
    dd: 'li',
    tbody: 'table',
    thead: 'table',
    embed: 'object',
    frame: 'iframe',
  },
  ...{ span: 'text', i: 'text', b: 'text', em: 'text', strong: 'text', font: 'text', small: 'text' },
};
const KNOWN: ReadonlySet<string> = new Set(
  'a img svg area button input textarea select label form summary h1 table tr td th ul li p iframe video audio object marquee html meta nav header footer main address text checkbox radio tab dialog'.split(
    ' ',
  ),
);

function kindOf(tag: string, traits: Traits): string {
  const role = traits.get('role')?.toLowerCase() ?? '';
  const type = traits.get('type')?.toLowerCase() ?? '';
  const name = BY_ROLE.has(role) ? role : tag;
  if (name === 'input' && /^(?:submit|button|image|reset)$/.test(type)) return 'button';
  if (name === 'input' && (type === 'checkbox' || type === 'radio')) return type;
  const kind = KINDS[name] ?? name;
  return KNOWN.has(kind) ? kind : 'block';
}

/** What is read on it: its words, else its names, else what tells it apart. */
function labelOf(
  { text }: View,
  { tag, traits, source }: { readonly tag: string; readonly traits: Traits; readonly source: string },
): string {
  const of = (name: string): string => plain(traits.get(name) ?? '');
  const inner = /<img\s([^>]{0,500})/i.exec(tag === 'img' ? '' : source)?.[1];
  const picture = inner === undefined ? null : traitsOf(inner);
  const button = tag === 'input' && /^(?:submit|button|reset)$/i.test(traits.get('type') ?? '');
  const said = [
    wordsIn(source, tag),
    ...['aria-label', 'alt', 'title', 'placeholder'].map(of),
    ...(button ? [of('value')] : []),
    plain(picture?.get('alt') ?? ''),
  ].find((one) => one !== '');
  if (said !== undefined) return text.site.reads(cap(said, LONGEST_LABEL));
  const isPicture = tag === 'img' || tag === 'input';
  const file = fileOf(picture?.get('src') ?? (isPicture ? (traits.get('src') ?? '') : ''));
  if (file !== '' && tag === 'img') return text.common.inBrackets(cap(file, LONGEST_LABEL));
  if (file !== '') return text.site.imageFile(cap(file, LONGEST_LABEL));
  const target = of('href') || of('src');
  if (target !== '') return text.site.opensTo(cap(target, LONGEST_LABEL));
  return of('name') === '' ? '' : text.site.fieldNamed(cap(of('name'), LONGEST_LABEL));
}

/** Of a drop-down list the first choice, of everything else all its words. */
function wordsIn(source: string, tag: string): string {
  const whole = tag === 'select' ? (/<option[^>]{0,300}>([^<]{0,200})/i.exec(source)?.[1] ?? '') : source;
  return plain(whole.replace(/<[^<>]{0,900}>/g, ' ').replace(/<[^<>]{0,900}$/, ' '));
}

function plain(text: string): string {
  return text
    .replace(/&nbsp;|&#160;/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s{1,1000}/g, ' ')
    .trim();
}

function fileOf(address: string): string {
  return plain((/([^/?#]{1,80})(?:[?#].{0,300})?$/s.exec(address.slice(0, 400))?.[1] ?? '').slice(0, 80));
}

type Zone = 'footer' | 'nav' | 'header' | 'main';
const ZONES: readonly (readonly [Zone, RegExp])[] = [
  ['footer', /^(?:page-?|site-?)?(?:footer|foot|btm|bottom)(?:[-_]\w{1,20})?$/i],
  ['nav', /^(?:main|top|site)?-?(?:nav|menu)(?:bar|list)?(?:[-_]\w{1,20})?$/i],
  ['header', /^(?:page-?|site-?)?(?:header|ttop|topbar|banner)(?:[-_]\w{1,20})?$/i],
  ['main', /^(?:main|article|zoom)$/i],
];

/** By tags, classes and ids on the way to it; the nearest one counts. */
function zoneOf(path: string): Zone | null {
  const steps = path.slice(0, 600).split(/[\s>.#,:[\]]/);
  for (const step of steps.reverse()) {
    const zone = step === '' ? undefined : ZONES.find(([, names]) => names.test(step));
    if (zone) return zone[0];
  }
  return null;
}
