import type { PageFacts } from '../../domain/facts/page.ts';
import type { Box, Outline } from './outline.ts';

type Entries = PageFacts['entries'];
type State = Entries['jiucuo'];

const ELDERLY = /长者|适老|关怀(?:版|模式)|老年(?:人|版|模式)|敬老|oldFixedStart/;
const BARRIER_FREE = /无障碍|wza(?![a-z])|(?:^|[^a-z])aria\.start\(/i;
/** The platform itself, or the part of it that only it has. */
const DISCLOSURE = /政府信息公开|法定主动公开/;
const JIUCUO_ADDRESS =
  /jiucuo|zfwzgl\.www\.gov\.cn|zfwzzc\.www\.gov\.cn|zfwzxx\.www\.gov\.cn|\/exposure\/|pucha\.kaipuyun/i;
const JIUCUO_TEXT = /网站找错|政府网站找错/;
const OWN_CORRECTION = /纠错|找错/;
const WEIBO_ADDRESS = /weibo\.(?:com|cn)\/|t\.qq\.com\//i;
const SHARE = /share|分享|(?:service|v)\.(?:weibo|t\.sina)|sns-|jiathis|addthis/i;
const WEIBO = /微博/;
const WECHAT = /微信|公众号|公众平台/;
const WECHAT_CLASS =
  /(?:^|[\s_-])(?:head(?:er)?|top|foot(?:er)?|icon|nav|ico)?[_-]?(?:wx|wechat|weixin)(?:$|[\s_-])/i;
const WEIBO_CLASS = /(?:^|[\s_-])(?:head(?:er)?|top|foot(?:er)?|icon|nav|ico)?[_-]?(?:wb|weibo)(?:$|[\s_-])/i;
const MAX_LABEL = 40;

/** Entries that a visitor can use; comments are no entries, share buttons are no accounts. */
export function readEntries(outlined: Outline): Entries {
  const found: Found = {
    jiucuo: 'no',
    elderly: 'no',
    barrierFree: 'no',
    disclosure: 'no',
    weibo: 'no',
    wechat: 'no',
  };
  readScripts(outlined, found);
  for (const box of outlined.boxes) readBox(box, found);
  for (const run of outlined.runs) readText(run.text, run.box, found);
  for (const { title } of outlined.links) {
    // A label may be split by a line break: 政府信息<br>公开指南.
    if (title.length <= MAX_LABEL && DISCLOSURE.test(title.replace(/\s/g, ''))) found.disclosure = 'yes';
    if (JIUCUO_TEXT.test(title)) found.jiucuo = 'yes';
  }
  for (const frame of outlined.frames)
    if (JIUCUO_ADDRESS.test(frame.attribs['src'] ?? '')) found.jiucuo = 'yes';
  return found;
}

type Found = { -readonly [key in keyof Entries]: State };

function readScripts(outlined: Outline, found: Found): void {
  for (const { el, text } of outlined.scripts) {
    if (el.attribs['id'] === '_jiucuo_' || JIUCUO_ADDRESS.test(el.attribs['src'] ?? '')) found.jiucuo = 'yes';
    else if (text.includes('jiucuo.js')) found.jiucuo = 'yes';
  }
}

/** Names and addresses in attributes: of links, pictures, and whatever has a title or a handler. */
function readBox(box: Box, found: Found): void {
  const { attribs } = box.el;
  const isLink = box.tag === 'a' || box.tag === 'area';
  const title = attribs['title'] ?? attribs['alt'];
  const handler = attribs['onclick'];
  if (!isLink && title === undefined && handler === undefined && box.tag !== 'img') {
    if (attribs['class'] !== undefined) readClass(attribs['class'], box, found);
    return;
  }
  const href = attribs['href'] ?? '';
  const label = `${title ?? ''} ${handler ?? ''}`;
  if (box.tag === 'img') readPicture(attribs['src'] ?? '', box, found);
  if (isLink && JIUCUO_ADDRESS.test(href)) found.jiucuo = 'yes';
  if (isLink && WEIBO_ADDRESS.test(href) && !isShare(box)) found.weibo = 'yes';
  if (label.length > 1) readLabel(label, box, found);
  if (attribs['class'] !== undefined) readClass(attribs['class'], box, found);
  if (href.includes('wza')) found.barrierFree = 'yes';
}

function readPicture(src: string, box: Box, found: Found): void {
  if (!/jiucuo/i.test(src)) return;
  const href = box.link?.el.attribs['href']?.trim();
  // A picture that leads nowhere looks like the entry and is none.
  if (found.jiucuo !== 'yes') found.jiucuo = href || box.el.attribs['onclick'] ? 'yes' : 'unknown';
}

function readText(text: string, box: Box, found: Found): void {
  if (text.length > MAX_LABEL) return;
  readLabel(text, box, found);
  if (box.link !== null && DISCLOSURE.test(text)) found.disclosure = 'yes';
}

function readLabel(label: string, box: Box, found: Found): void {
  if (label.length > 200) return;
  if (ELDERLY.test(label) && isControl(box)) found.elderly = 'yes';
  if (BARRIER_FREE.test(label)) found.barrierFree = 'yes';
  if (box.link && DISCLOSURE.test(label) && label.length <= MAX_LABEL) found.disclosure = 'yes';
  if (JIUCUO_TEXT.test(label)) found.jiucuo = 'yes';
  else if (OWN_CORRECTION.test(label) && found.jiucuo === 'no') found.jiucuo = 'unknown';
  if (WEIBO.test(label) && !isShare(box)) found.weibo = 'yes';
  if (WECHAT.test(label) && !isShare(box)) found.wechat = 'yes';
}

function readClass(classes: string, box: Box, found: Found): void {
  if (found.wechat === 'no' && WECHAT_CLASS.test(classes) && box.zone !== 'body' && !isShare(box))
    found.wechat = 'yes';
  if (found.weibo === 'no' && WEIBO_CLASS.test(classes) && box.zone !== 'body' && !isShare(box))
    found.weibo = 'yes';
}

function isControl(box: Box): boolean {
  return box.link !== null || box.clickable || box.zone !== 'body' || box.tag !== 'p';
}

/** In a group of share buttons, by its own or its parents' names. */
function isShare(from: Box): boolean {
  let box: Box | null = from;
  for (let level = 0; box && level < 5; level += 1) {
    const { attribs } = box.el;
    if (
      SHARE.test(
        `${attribs['class'] ?? ''} ${attribs['id'] ?? ''} ${attribs['onclick'] ?? ''} ${attribs['href'] ?? ''} ${attribs['title'] ?? ''}`,
      )
    )
      return true;
    box = box.parent;
  }
  return false;
}
