import type { Outline } from './outline.ts';
import type { Resolve } from './resolve.ts';

const MAX_DELAY_SECONDS = 10;
/** A page with more than this to read is a page, whatever its scripts may do later. */
const MAX_RUNS = 12;
const MAX_SCRIPT = 3_000;
const REFRESH = /^\s*(\d{1,4})(?:\.\d+)?\s*[;,]\s*(?:url\s*=\s*)?['"]?([^'"\s>]+)/i;
const WRITTEN = /http-equiv\s*=\s*\\?["']?refresh\\?["']?[^>]{0,40}?content\s*=\s*\\?["']([^"'>]{3,300})/i;
const LOCATION =
  /(?:^|[\s;{}(.])(?:(?:window|document|self|top|parent)\s*\.\s*)*location(?:\s*\.\s*href)?\s*(?:=(?!=)|\.\s*(?:replace|assign)\s*\()\s*(["'])([^"'\n]{1,300})\1\s*(\+)?/;

/** Where the page sends its visitor by itself: `meta refresh`, or the script of a page that shows nothing. */
export function readRedirect(outlined: Outline, url: string, resolve: Resolve): string | null {
  const target = resolve(
    byMeta(outlined) ?? (outlined.runs.length <= MAX_RUNS ? byScript(outlined) : undefined),
  );
  return target !== null && stripHash(target) !== stripHash(url) ? target : null;
}

function byMeta(outlined: Outline): string | undefined {
  for (const { attribs } of outlined.metas) {
    if ((attribs['http-equiv'] ?? '').trim().toLowerCase() !== 'refresh') continue;
    const target = refreshTarget(attribs['content'] ?? '');
    if (target) return target;
  }
  return undefined;
}

function refreshTarget(content: string): string | undefined {
  const found = REFRESH.exec(content);
  return found && Number(found[1]) <= MAX_DELAY_SECONDS ? found[2] : undefined;
}

/** Only literal addresses, and only where no function waits for a click. */
function byScript(outlined: Outline): string | undefined {
  for (const { text } of outlined.scripts) {
    if (text.length > MAX_SCRIPT) continue;
    const written = WRITTEN.exec(text)?.[1];
    const refresh = written ? refreshTarget(written) : undefined;
    if (refresh) return refresh;
    const found = LOCATION.exec(text);
    if (found && !found[3] && !insideFunction(text, found.index)) return found[2];
  }
  return undefined;
}

/** A named function runs only when something calls it; handlers of `load` and `ready` run by themselves. */
function insideFunction(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const named = /function\s+(\w{1,60})\s*\([^)]{0,100}\)\s*\{/g;
  for (const match of before.matchAll(named)) {
    const open = before.slice(match.index);
    const depth = open.split('{').length - open.split('}').length;
    const name = match[1] ?? '';
    if (
      depth > 0 &&
      text.split(`${name}(`).length <= 2 &&
      !text.includes(`onload = ${name}`) &&
      !text.includes(`onload=${name}`)
    )
      return true;
  }
  return false;
}

function stripHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
