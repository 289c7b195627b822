import type { Outline } from '../page/outline.ts';

/** `$.getJSON("…"`, `fetch('…'`, `axios.get("…"`, `.load("…"`, `open("GET", "…"`, `url: "…"` */
const CALL =
  /(?:\$\.(?:get|post|getJSON|ajax)|jQuery\.(?:get|post|getJSON)|fetch|axios(?:\.(?:get|post))?|\.load|\.open\(\s{0,4}["'](?:GET|POST)["']\s{0,4},)\s{0,4}\(?\s{0,4}(["'`])([^"'`\s]{2,600})\1\s{0,4}(\+)?/gi;
const PROPERTY =
  /\b(?:url|dataUrl|listUrl|api|src|source|ajaxUrl)["']?\s{0,4}[:=]\s{0,4}(["'`])([^"'`\s]{2,600})\1\s{0,4}(\+)?/gi;
const PROXY = /(["'`])([^"'`\s]{0,200}dataproxy\.jsp\?[^"'`\s]{1,600})\1\s{0,4}(\+)?/gi;
const ATTRIBUTES = ['data-url', 'data-api', 'data-source', 'data-list', 'data-href'] as const;
/** Requests of a page that have nothing to do with its list. */
const OTHER_PURPOSE =
  /hits?(?![a-z])|click|visit|count(?!y)|stat(?:istic)?s?(?![a-z])|weather|tongji|login|user|suggest|ipv6|vote|comment|qrcode|upload|captcha|share|jiucuo/i;
const OTHER_FILE = /\.(?:js|css|png|jpe?g|gif|svg|ico|woff2?|swf|mp4|pdf|docx?)(?:[?#]|$)/i;
const LIKELY = /list|dataproxy|column|channel|article|news|info|query|page|\.json|\/api\//i;
const MAX_SCRIPT = 60_000;
const MAX_ADDRESSES = 3;

/** Addresses written out in the page's scripts and attributes; put together from pieces they are not taken, for nobody named them. */
export function readNamedAddresses(outlined: Outline): readonly string[] {
  const found = new Set<string>();
  for (const { text } of outlined.scripts) {
    if (text.length > MAX_SCRIPT) continue;
    for (const pattern of [PROXY, CALL, PROPERTY]) {
      for (const match of text.matchAll(pattern)) if (!match[3]) found.add(match[2] ?? '');
    }
  }
  for (const { el } of outlined.boxes) {
    for (const name of ATTRIBUTES) {
      const value = el.attribs[name];
      if (value !== undefined && value.length <= 600 && /^[\w./?-]/.test(value)) found.add(value);
    }
  }
  return [...found]
    .filter(isCandidate)
    .sort((a, b) => Number(LIKELY.test(b)) - Number(LIKELY.test(a)))
    .slice(0, MAX_ADDRESSES);
}

function isCandidate(address: string): boolean {
  return (
    !/[\s<>{}|\\^]|\$\{|^#|^javascript:/i.test(address) &&
    /[/.?]/.test(address) &&
    !OTHER_FILE.test(address) &&
    !OTHER_PURPOSE.test(address.split('?', 1)[0] ?? '')
  );
}
