import type { HtmlElement } from '../../domain/document.ts';
import type { PageParts } from './page-parts.ts';
import { placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';

/** A handler that does nothing but forbid. */
const ONLY_FORBIDS =
  /^\s*(?:javascript:)?\s*(?:return\s+false|(?:window\.)?event\.returnValue\s*=\s*false|event\.preventDefault\(\)|return\(false\))\s*;?\s*(?:return\s+false\s*;?)?\s*$/i;
const FUNCTION = String.raw`(?:function\s{0,5}\w{0,20}\s{0,5}\(\s{0,5}\w{0,20}\s{0,5}\)|\(?\w{0,20}\)?\s{0,5}=>)\s{0,20}\{?\s{0,20}`;
const REFUSES = String.raw`(?:return\s{1,5}false|(?:window\.)?\w{1,12}\.(?:returnValue\s{0,5}=\s{0,5}false|preventDefault\(\)))`;
const WHOLE = String.raw`(?:document(?:\.body|\.documentElement)?|window)`;
/** `document.onselectstart = function () { return false }` and the like, for the whole page and without a condition. */
const SELECT_ASSIGNED = new RegExp(
  String.raw`${WHOLE}\.onselectstart\s{0,5}=\s{0,5}(?:${FUNCTION}${REFUSES}|new\s{1,5}Function\(\s{0,5}["']return\s{1,5}false)`,
);
const SELECT_HEARD = new RegExp(
  String.raw`${WHOLE}\.addEventListener\(\s{0,5}["']selectstart["']\s{0,5},\s{0,5}${FUNCTION}${REFUSES}`,
);
const SELECT_BOUND = new RegExp(
  String.raw`\$\(\s{0,5}(?:document|document\.body|["']body["'])\s{0,5}\)\.(?:on|bind)\(\s{0,5}["'][a-z ]{0,60}\bselectstart\b[a-z ]{0,60}["']\s{0,5},\s{0,5}${FUNCTION}${REFUSES}`,
);
const KEYS_ASSIGNED = new RegExp(String.raw`${WHOLE}\.onkeydown\s{0,5}=\s{0,5}${FUNCTION}${REFUSES}`);
const BODY_RULE = /(?:^|[},])\s{0,50}(?:html|body|\*)\s{0,50}(?:,[^{};]{0,120})?\{([^{}]{0,2000})\}/gi;
const NO_SELECT = /(?:^|[;\s{])(?:-(?:webkit|moz|ms)-)?user-select\s*:\s*none/i;

/** 3.5.1.1: what keeps aids from the page. Certain where selecting, every key, or the whole page is blocked. */
export function blocking(parts: PageParts): Said {
  const said = begin('assistive-technology-blocked');
  const page = parts.body ?? parts.html;
  if (!page) return said;
  const certain = [...attributes(parts), ...styles(parts), ...scripts(parts)];
  if (certain.length > 0) said.failures.push({ ...placeOf(page, certain.join(' ')), html: startTagOf(page) });
  else {
    const doubtful = doubts(parts);
    if (doubtful.length > 0)
      said.reviews.push({ ...placeOf(page, doubtful.join(' ')), html: startTagOf(page) });
    else said.fine += 1;
  }
  return said;
}

function attributes({ html, body }: PageParts): readonly string[] {
  return [html, body].flatMap((el) => {
    if (!el) return [];
    const { attribs } = el;
    const found = ['onselectstart', 'onkeydown', 'onkeypress', 'onmousedown'].filter((name) =>
      ONLY_FORBIDS.test((attribs[name] ?? '').slice(0, 200)),
    );
    const hidden = attribs['aria-hidden'] === 'true' ? ['aria-hidden="true"'] : [];
    const style = NO_SELECT.test((attribs['style'] ?? '').slice(0, 1_000)) ? ['user-select: none'] : [];
    return [...found.map((name) => `${name}="${(attribs[name] ?? '').slice(0, 60)}"`), ...hidden, ...style];
  });
}

function styles(parts: PageParts): readonly string[] {
  for (const style of parts.styles) {
    if (!style.includes('user-select') || /user-select\s{0,5}:\s{0,5}(?:text|auto|all)/i.test(style))
      continue;
    for (const [, body] of style.matchAll(BODY_RULE))
      if (body && NO_SELECT.test(body)) return ['user-select: none'];
  }
  return [];
}

function scripts(parts: PageParts): readonly string[] {
  for (const { text } of parts.scripts) {
    if (text.includes('selectstart'))
      for (const pattern of [SELECT_ASSIGNED, SELECT_HEARD, SELECT_BOUND]) {
        const found = pattern.exec(text);
        if (found) return [found[0].slice(0, 120)];
      }
    const keys = text.includes('onkeydown') ? KEYS_ASSIGNED.exec(text) : null;
    if (keys) return [keys[0].slice(0, 120)];
  }
  return [];
}

const MENU = new RegExp(
  String.raw`${WHOLE}\.(?:oncontextmenu\s{0,5}=|addEventListener\(\s{0,5}["']contextmenu["']\s{0,5},)\s{0,5}${FUNCTION}${REFUSES}`,
);
const TRAP = /setInterval[^;]{0,200}\bdebugger\b|constructor\(["']debugger/;

/** The menu of the mouse, copying, the keys of the developers' tools, traps for them: aids may or may not suffer. */
function doubts(parts: PageParts): readonly string[] {
  const found: string[] = [];
  for (const el of [parts.html, parts.body]) {
    if (!el) continue;
    for (const name of ['oncontextmenu', 'oncopy', 'ondragstart'])
      if (ONLY_FORBIDS.test((el.attribs[name] ?? '').slice(0, 200)))
        found.push(`${name}="${el.attribs[name]}"`);
  }
  for (const { text } of parts.scripts) {
    if (text.includes('contextmenu') && MENU.test(text)) found.push('contextmenu');
    if (text.includes('debugger') && TRAP.test(text)) found.push('debugger');
  }
  return [...new Set(found)].slice(0, 5);
}

function startTagOf({ name, attribs }: HtmlElement): string {
  const written = Object.entries(attribs).map(
    ([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<${name}${written.join('')}>`.slice(0, 300);
}
