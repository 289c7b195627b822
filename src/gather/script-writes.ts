/** What a script writes into the page with literal strings, and what it hides by id: the old tricks of dark links. */
export interface ScriptWrites {
  /** Links written, with their text. */
  readonly links: readonly { readonly href: string; readonly text: string; readonly proof: string }[];
  /** An element was opened (`open`) or closed by what is written; the last one counts. */
  readonly leaves: { readonly open: string | null } | null;
  readonly hiddenIds: readonly string[];
}

const MAX_SCRIPT = 50_000;
const MAX_FOUND = 200;
const WRITE =
  /document\s{0,4}\.\s{0,4}write(?:ln)?\s{0,4}\(\s{0,4}(?:"((?:[^"\\\n]|\\.){1,4000})"|'((?:[^'\\\n]|\\.){1,4000})')/g;
const LINK =
  /<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}["']?(https?:\/\/[^"'\s<>]{3,500})[^<>]{0,300}>([^<]{0,200})/gi;
const HIDES =
  /getElementById\(\s{0,3}["']([\w-]{1,80})["']\s{0,3}\)\s{0,3}\.\s{0,3}style\s{0,3}\.\s{0,3}(?:display\s{0,3}=\s{0,3}["']none|visibility\s{0,3}=\s{0,3}["']hidden)/g;

export function scriptWrites(script: string): ScriptWrites | null {
  const writes = script.includes('document.write');
  const hides = script.includes('getElementById') && /display|visibility/.test(script);
  if (!writes && !hides) return null;
  const text = script.slice(0, MAX_SCRIPT);
  const links: { href: string; text: string; proof: string }[] = [];
  let leaves: ScriptWrites['leaves'] = null;
  for (const match of writes ? text.matchAll(WRITE) : []) {
    const html = (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1');
    for (const link of html.matchAll(LINK))
      if (links.length < MAX_FOUND)
        links.push({ href: link[1] ?? '', text: link[2] ?? '', proof: html.slice(0, 200) });
    const opened = count(html, /<(?:div|span|p|ul|table|marquee|font|center)\b/gi);
    const closed = count(html, /<\/(?:div|span|p|ul|table|marquee|font|center)\b/gi);
    if (opened > closed) leaves = { open: html };
    else if (closed > opened) leaves = { open: null };
  }
  const hiddenIds = [...text.matchAll(HIDES)].slice(0, MAX_FOUND).flatMap((match) => match[1] ?? []);
  return { links, leaves, hiddenIds };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
