import iconv from 'iconv-lite';

export interface Answered {
  readonly method: 'GET' | 'HEAD';
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/**
 * Names the wall for programs which an answer is, or `null`.
 * A status counts by itself; a body with status 200 only where it is as small as such pages are.
 */
export function wallOf(answer: Answered): string | null {
  const byHeader = HEADER_WALLS.find(({ name, value }) => answer.headers[name]?.includes(value));
  if (byHeader) return byHeader.wall;
  const byBody = bodyWall(answer);
  if (byBody) return byBody;
  if (answer.status === 405 && answer.method === 'HEAD') return null; // It only knows GET.
  return WALL_STATUSES.has(answer.status) ? `status-${answer.status}` : null;
}

const WALL_STATUSES: ReadonlySet<number> = new Set([401, 403, 405, 407, 412, 429, 451, 521, 999]);

const HEADER_WALLS = [{ name: 'cf-mitigated', value: 'challenge', wall: 'cloudflare' }] as const;

const LOOKED_AT_BYTES = 16 * 1024;
/** A page of this size has content; a word in it proves nothing. */
const SMALL_BYTES = 64 * 1024;
const TINY_BYTES = 16 * 1024;
/** Nor is a page with more links than these a wall, whatever it says. */
const MOST_LINKS = 5;

/** Traces of code which only a challenge page carries. */
const CODE_MARKS: readonly (readonly [string, string])[] = [
  ['acw_sc__v2', 'aliyun-waf'],
  ['acw_sc__v3', 'aliyun-waf'],
  ['aliyun_waf_', 'aliyun-waf'],
  ['errors.aliyun.com/images/', 'aliyun-waf'],
  ['$_ts=window[', 'ruishu'],
  ["$_ts'", 'ruishu'],
  ['$_ts={}', 'ruishu'],
  ['$_ts.nsd=', 'ruishu'],
  ['_cf_chl_opt', 'cloudflare'],
  ['__jsl_clearance', 'jiasule'],
  ['static.safedog.cn', 'safedog'],
  ['safedogsite', 'safedog'],
  ['yunsuo_session', 'yunsuo'],
  ['waf.tencent-cloud.com', 'tencent-waf'],
  ['/_guard/html.js', 'guard'],
  ['/_guard/auto.js', 'guard'],
  ['window.location.href="/WZWSREL', 'wzws'],
  ['wzwsconfirm', 'wzws'],
  ['wzwschallenge', 'wzws'],
];

/** What such pages say to a person. */
const WORDS: readonly (readonly [string, string])[] = [
  ['创宇盾', 'chuangyu'],
  ['知道创宇云安全', 'chuangyu'],
  ['网站防火墙', 'waf'],
  ['安全狗', 'safedog'],
  ['云锁', 'yunsuo'],
  ['请完成安全验证', 'challenge'],
  ['请进行安全验证', 'challenge'],
  ['您的访问被拦截', 'waf'],
  ['您的访问已被拦截', 'waf'],
  ['您的请求被拦截', 'waf'],
  ['您的请求已被拦截', 'waf'],
  ['您的访问被阻断', 'waf'],
  ['您的请求可能存在威胁', 'waf'],
  ['您的请求带有不合法参数', 'waf'],
  ['可能对网站造成安全威胁', 'waf'],
  ['访问过于频繁', 'rate'],
  ['请求过于频繁', 'rate'],
  ['正在检查您的浏览器', 'challenge'],
  ['滑动完成验证', 'challenge'],
  ['人机验证', 'challenge'],
];

/** As Latin-1, in which body bytes are searched, of both encodings that such pages use. */
const WORD_MARKS: readonly (readonly [string, string])[] = WORDS.flatMap(([word, wall]) => [
  [Buffer.from(word, 'utf8').toString('latin1'), wall] as const,
  [iconv.encode(word, 'gbk').toString('latin1'), wall] as const,
]);

function bodyWall({ status, body }: Answered): string | null {
  const size = body.length;
  const isPage = status < 400;
  if (size === 0 || (isPage && size > SMALL_BYTES) || !looksLikeText(body)) return null;
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(size, LOOKED_AT_BYTES)).toString('latin1');
  if (isPage && hasManyLinks(text)) return null;
  const code = CODE_MARKS.find(([mark]) => text.includes(mark));
  if (code) return code[1];
  if (isPage && size > TINY_BYTES) return null;
  return WORD_MARKS.find(([mark]) => text.includes(mark))?.[1] ?? null;
}

function hasManyLinks(text: string): boolean {
  let at = -1;
  for (let links = 0; links <= MOST_LINKS; links++) {
    at = text.indexOf('<a ', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Pictures and archives begin with other bytes; white space, a mark of order and `<` begin pages. */
function looksLikeText(body: Uint8Array): boolean {
  const first = body[0] ?? 0;
  return first === 0x3c || first === 0xef || first === 0xff || (first >= 0x09 && first <= 0x7e);
}
