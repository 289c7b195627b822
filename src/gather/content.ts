import { Parser } from 'htmlparser2';
import { type Zone, zoneOf } from './page/zone.ts';

/** What a page says, as far as its markup shows it. */
export interface Content {
  /** Up to 100 characters. */
  readonly title: string;
  /** Visible text outside links, white space collapsed, up to 20,000 characters. */
  readonly text: string;
  /** Of that text what stands neither in header, menu, side nor footer, a line for each block; without keywords. */
  readonly main: string;
  /** Text of the headings of the first two ranks, up to 500 characters. */
  readonly headings: string;
  /** Text of links, up to 20,000 characters. */
  readonly linkText: string;
  readonly links: number;
  readonly scripts: number;
}

const MAX_HTML = 1_000_000;
const MAX_TEXT = 20_000;
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'select',
]);

const BLOCK =
  /^(?:address|article|blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|main|ol|p|pre|section|t[dhr]|table|ul)$/;
const MAX_HEADINGS = 500;

/** Reads title and text in one pass, without a tree. */
export function readContent(html: string): Content {
  let title = '';
  let text = '';
  let main = '';
  let headings = '';
  let inHeading = false;
  const zones: Zone[] = [];
  let linkText = '';
  let links = 0;
  let scripts = 0;
  let silent = 0;
  let inTitle = false;
  let inLink = false;
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        zones.push(zoneOf(name, attribs['class'], attribs['id'], zones.at(-1) ?? 'body'));
        if (BLOCK.test(name) && main.length < MAX_TEXT) main += '\n';
        if (name === 'h1' || name === 'h2') inHeading = true;
        if (name === 'script') scripts++;
        if (SILENT.has(name)) silent++;
        else if (name === 'title') inTitle = true;
        else if (name === 'a') {
          inLink = true;
          links++;
        } else if (name === 'meta' && isAbout(attribs['name'])) text += ` ${attribs['content'] ?? ''} `;
      },
      ontext(data) {
        if (silent > 0) return;
        if (inTitle) {
          if (title.length < 200) title += data;
          return;
        }
        if (inHeading && headings.length < MAX_HEADINGS) headings += data;
        if (inLink) {
          if (linkText.length < MAX_TEXT) linkText += ` ${data}`;
          return;
        }
        if (text.length < MAX_TEXT) text += data;
        const zone = zones.at(-1) ?? 'body';
        if (zone === 'body' && main.length < MAX_TEXT) main += data;
      },
      onclosetag(name) {
        zones.pop();
        if (BLOCK.test(name) && main.length < MAX_TEXT) main += '\n';
        if (name === 'h1' || name === 'h2') inHeading = false;
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        else if (name === 'title') inTitle = false;
        else if (name === 'a') inLink = false;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html.slice(0, MAX_HTML));
  return {
    title: collapsed(title).slice(0, 100),
    text: collapsed(text.slice(0, MAX_TEXT)),
    main: lines(main.slice(0, MAX_TEXT)),
    headings: collapsed(headings.slice(0, MAX_HEADINGS)),
    linkText: collapsed(linkText.slice(0, MAX_TEXT)),
    links,
    scripts,
  };
}

function isAbout(name: string | undefined): boolean {
  const plain = name?.toLowerCase();
  return plain === 'keywords' || plain === 'description';
}

function lines(text: string): string {
  return text
    .split('\n')
    .map(collapsed)
    .filter((line) => line !== '')
    .join('\n');
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
