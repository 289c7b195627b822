import type { HtmlElement } from '../../domain/document.ts';
import { blockAround } from './block-around.ts';
import type { PageParts } from './page-parts.ts';
import { textIn } from './text-in.ts';

/** Ways by which visitors can reach the office. */
export const CONTACTS = ['phone', 'mail', 'post', 'online'] as const;
export type Contact = (typeof CONTACTS)[number];

const PHONE =
  /(?:电话|热线|联系方式|手机|Tel)[^\d（(<>]{0,12}[（(]?\+?\d[\d\s()（）\-－—]{5,20}|(?:^|[^\d])0\d{2,3}\s?[-－—）)]\s?\d{7,8}(?!\d)|(?:^|\D)12345(?!\d)/i;
const MAIL = /[\w.+-]{1,64}(?:@|＠|#|\(at\)|\[at\])[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}/i;
const POST = /(?:地址|地\s{0,3}址)[：:\s]{0,4}[\u4e00-\u9fff]{2}|邮\s{0,3}编[：:\s]{0,4}\d{6}/;
const ONLINE =
  /(?:市长|县长|区长|局长|乡长|镇长|厅长|主任|领导|书记|部长|省长|州长|公众)信箱|(?:网上|在线|我要)(?:咨询|投诉|写信|留言|建议)|互动交流|政民互动|公众互动|咨询投诉|留言板|意见(?:建议|箱)|写信|来信/;

/** The name of an entry. In running text the same words tell of letters and opinions that somebody gathered. */
const ENTRY = 24;
const ONLINE_TOLD = new RegExp(`(?:${ONLINE.source})[\\u4e00-\\u9fff]{0,4}[：:”"’』」》】]`);

const NAMED = /电话|热线|联系|地址|邮编|邮箱|信箱|留言|咨询|投诉|意见|互动|客服/;

export interface ContactReading {
  readonly ways: readonly Contact[];
  /** Some word of contact stands on the page, whatever it leads to. */
  readonly named: boolean;
  /** 电话：, 邮箱：, 地址： stand there without anything behind them, two at least. */
  readonly blank: boolean;
}

/** 3.5.2.1: the ways of contact that a page names, in texts, in addresses of its links, in alternative texts of its pictures. */
export function contacts({ texts, links, images }: PageParts): ContactReading {
  const found = new Set<Contact>();
  let named = false;
  const see = (text: string): void => {
    read(text, found);
    named ||= NAMED.test(text);
  };
  for (const { data } of texts) see(data.slice(0, 2_000));
  for (const { attribs } of links) {
    const href = (attribs['href'] ?? '').slice(0, 200);
    if (/^\s*tel:/i.test(href)) found.add('phone');
    if (/^\s*mailto:/i.test(href)) found.add('mail');
    if (attribs['title']) see(attribs['title'].slice(0, 80));
  }
  for (const { attribs } of images) if (attribs['alt']) see(attribs['alt'].slice(0, 80));
  const blank = found.size === 0 && texts.filter(isBlankLabel).length >= BLANK_LABELS;
  return { ways: CONTACTS.filter((one) => found.has(one)), named, blank };
}

const LABEL = /^(?:联系|办公)?(?:电话|邮箱|地址|邮编|传真)[：:]$/;
const BLANK_LABELS = 2;

/** A label alone in its line, with no element beside it that a script or a picture could fill. */
function isBlankLabel(text: PageParts['texts'][number]): boolean {
  if (text.data.length > 40 || !LABEL.test(text.data.trim())) return false;
  const block = blockAround(text);
  return block !== null && LABEL.test(textIn(block, 20)) && !hasEmptyPart(block);
}

function hasEmptyPart(block: HtmlElement): boolean {
  return block.children.some((child) => 'attribs' in child && textIn(child, 5) === '');
}

function read(text: string, found: Set<Contact>): void {
  if (PHONE.test(text)) found.add('phone');
  if (MAIL.test(text)) found.add('mail');
  if (POST.test(text)) found.add('post');
  if ((text.trim().length <= ENTRY ? ONLINE : ONLINE_TOLD).test(text)) found.add('online');
}
