import type { ParsedDocument } from '../../domain/document.ts';
import { outline } from '../page/outline.ts';

/** «本网站支持IPv6» and the like. */
const CLAIM =
  /(?:支持|启用|接入|开通|升级|enabled?|ready|supports?|supported|powered by)[^。；;]{0,12}IPv6|IPv6[^。；;]{0,12}(?:支持|已启用|已开通|已接入|网络访问|访问|enabled|ready|supported)|^IPv6$/i;
const DENIAL = /不支持|暂不|尚未|未支持|not supported|推进|工作|通知|建设|改造|行动|方案/;
/** A mark is short; headlines about IPv6 are longer, or links. */
const LONGEST = 30;
const MARK_PICTURE = /ipv6/i;

/** The text of a mark that says the site supports IPv6, or `null`: a short text outside of links to articles, or a picture. */
export function ipv6Claim(parsed: ParsedDocument): string | null {
  const outlined = outline(parsed);
  for (const { text, box } of outlined.runs) {
    if (text.length > LONGEST || box.hidden || !/ipv6/i.test(text)) continue;
    if (box.link && box.zone !== 'footer') continue;
    if (CLAIM.test(text) && !DENIAL.test(text)) return text;
  }
  for (const { el, box } of outlined.images) {
    const alt = el.attribs['alt']?.slice(0, 200) ?? '';
    const src = el.attribs['src']?.slice(0, 500) ?? '';
    if (box.hidden || DENIAL.test(alt)) continue;
    const name = src.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
    if (MARK_PICTURE.test(name) || (alt.length <= LONGEST && CLAIM.test(alt))) return alt || name;
  }
  return null;
}
