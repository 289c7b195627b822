import { type Box, isRun, type Outline } from './outline.ts';

const TEMPLATE_ATTRIBUTES =
  /^(?:ng-(?:app|repeat|controller|view)|v-(?:for|if|text|html|cloak)|ms-(?:for|repeat|controller)|x-data|data-ng-app|:key)$/;
const FILLS =
  /\$\.(?:ajax|get|post|getJSON)\s*\(|\.load\s*\(\s*["']|XMLHttpRequest|fetch\s*\(|axios|new\s+Vue\s*\(|createApp\s*\(|angular\s*\.\s*module|ReactDOM|template\s*\(|laytpl|dataproxy|jpage|\.render\s*\(/;
/** Requests of a page that have nothing to do with its list. */
const OTHER_PURPOSE =
  /hits?|click|visit|count|counter|stat(?:istic)?s?|weather|tongji|login|user(?:info)?|search|suggest|ipv6|vote|comment|qrcode/i;
/** Puts markup into the page: `place.innerHTML = …`, `$(place).append(…)`. */
const WRITES = /\.(?:innerHTML|outerHTML)\s*\+?=|\.insertAdjacentHTML\s*\(|\.(?:html|append|prepend)\s*\(/;
/** Rows, headings, paragraphs: what a reader came for. */
const MARKUP = /<(?:li|tr|dd|a|p|h[1-6])[\s>\\]/i;
const ROOT_ID = /^(?:app|root|main-app|__next|container-app)$/i;
const LIST_TAGS: ReadonlySet<string> = new Set(['ul', 'ol', 'tbody']);

/** The list of a page without visible items may be filled by a script: then nothing can be said without running it. */
export function needsScript(outlined: Outline): boolean {
  return (
    outlined.boxes.some(isTemplate) ||
    hasMustache(outlined) ||
    isFilledByScript(outlined) ||
    isWrittenByScript(outlined) ||
    isEmptyApplication(outlined)
  );
}

function isTemplate(box: Box): boolean {
  for (const name in box.el.attribs) {
    if (TEMPLATE_ATTRIBUTES.test(name)) return true;
  }
  return false;
}

function hasMustache(outlined: Outline): boolean {
  return outlined.runs.some((run) => run.text.includes('{{') && run.text.includes('}}'));
}

/** A script of the page asks for data, and there is a named, empty place to put it; or it speaks of a list. */
function isFilledByScript(outlined: Outline): boolean {
  const asks = outlined.scripts.filter(({ text }) => text.length < 60_000 && FILLS.test(text));
  if (asks.length === 0) return false;
  const place = outlined.boxes.some((box) => isEmptyList(box) && namedBy(box) !== null);
  return asks.some(
    ({ text }) => /list|page|column|channel|data|栏目/i.test(text) && (place || !OTHER_PURPOSE.test(text)),
  );
}

/** A script of the page holds the content itself and writes it into a named, empty place. */
function isWrittenByScript(outlined: Outline): boolean {
  const writers = outlined.scripts.filter(
    ({ text }) => text.length < 60_000 && WRITES.test(text) && MARKUP.test(text),
  );
  if (writers.length === 0) return false;
  return outlined.boxes.some((box) => {
    const id = isEmptyList(box) ? namedBy(box) : null;
    return id !== null && id !== '' && writers.some(({ text }) => namesPlace(text, id));
  });
}

function namesPlace(script: string, id: string): boolean {
  return [`'${id}'`, `"${id}"`, `'#${id}'`, `"#${id}"`].some((quoted) => script.includes(quoted));
}

function isEmptyList(box: Box): boolean {
  return (
    (LIST_TAGS.has(box.tag) || box.tag === 'div') &&
    box.zone === 'body' &&
    !box.parts.some((part) => !isRun(part)) &&
    box.runTo === box.runFrom
  );
}

function namedBy(box: Box): string | null {
  return box.el.attribs['id'] ?? null;
}

/** `<div id="app"></div>` and scripts, nothing else. */
function isEmptyApplication(outlined: Outline): boolean {
  if (outlined.runs.length > 8) return false;
  return (
    outlined.boxes.some((box) => ROOT_ID.test(box.el.attribs['id'] ?? '') && box.runTo === box.runFrom) &&
    outlined.scripts.some(({ el }) => el.attribs['src'] !== undefined)
  );
}
