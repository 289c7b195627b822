import { Parser } from 'htmlparser2';

/** What a page says, as far as its markup shows it. */
export interface Content {
  /** Up to 100 characters. */
  readonly title: string;
  /** Visible text outside links, white space collapsed, up to 20,000 characters. */
  readonly text: string;
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

/** Reads title and text in one pass, without a tree. */
export function readContent(html: string): Content {
  let title = '';
  let text = '';
  let linkText = '';
  let links = 0;
  let scripts = 0;
  let silent = 0;
  let inTitle = false;
  let inLink = false;
  const parser = new Parser(
    {
      onopentag(name, attribs) {
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
        } else if (inLink) {
          if (linkText.length < MAX_TEXT) linkText += ` ${data}`;
        } else if (text.length < MAX_TEXT) text += data;
      },
      onclosetag(name) {
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
    linkText: collapsed(linkText.slice(0, MAX_TEXT)),
    links,
    scripts,
  };
}

function isAbout(name: string | undefined): boolean {
  const plain = name?.toLowerCase();
  return plain === 'keywords' || plain === 'description';
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
