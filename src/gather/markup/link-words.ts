import { ElementType } from 'htmlparser2';
import type { HtmlElement } from '../../domain/document.ts';
import { bare } from './bare.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

/** A link made of pictures alone, as it is named. */
export interface PictureLink {
  readonly el: HtmlElement;
  readonly name: string;
  readonly src: string;
}

/** Says that there is a picture, or a link, and nothing of where it leads. */
const EMPTY_WORDS =
  /^(?:图片|图像|照片|图|image|img|pic|picture|photo|链接|link|untitled|alt|title|undefined|null)[\s\d_-]{0,6}$/i;
const CAMERA_NAME =
  /^(?:微信图片|微信截图|QQ图片|QQ截图|QQ浏览器截图|未标题|未命名|无标题|屏幕截图|IMG|DSC|DCIM|Screenshot)[\s\d_()（）-]{0,40}(?:\.\w{3,4})?$/i;
const FILE_NAME = /^[\w.()@\s-]{1,120}\.(?:jpe?g|png|gif|bmp|webp|svg)$/i;
/** May be clear from what stands around it. */
const DOUBTFUL = /^(?:更多|more|详情|详细|查看|点击|点击查看|点击进入|进入|点击这里|\d{1,4}|[>》»]{1,3})$/i;
const FILE_WITH_WORDS = /\.(?:jpe?g|png|gif|bmp|webp|svg)$/i;

/** 3.2.1.2: names of picture links that do not say where the link leads. Links without any name are the engine's. */
export function linkWords(links: readonly PictureLink[]): Said {
  const said = begin('link-name-meaningless');
  for (const { el, name } of links) {
    if (EMPTY_WORDS.test(name) || CAMERA_NAME.test(name) || FILE_NAME.test(name))
      said.failures.push(placeOf(el, name));
    else if (DOUBTFUL.test(name) || FILE_WITH_WORDS.test(name)) said.reviews.push(placeOf(el, name));
    else said.fine += 1;
  }
  return said;
}

const MOST_LINKS = 300;

/** Links of the page that show pictures and no words, and have a name that comes from the pictures. */
export function pictureLinks({ images }: PageParts): readonly PictureLink[] {
  const found: PictureLink[] = [];
  const seen = new Set<HtmlElement>();
  for (const image of images) {
    const el = linkAround(image);
    if (!el || seen.has(el) || found.length >= MOST_LINKS) continue;
    seen.add(el);
    const name = nameOf(el, image);
    if (name !== '' && !isHidden(el))
      found.push({ el, name, src: (image.attribs['src'] ?? '').slice(0, 300) });
  }
  return found;
}

function linkAround(image: HtmlElement): HtmlElement | null {
  let at = image.parent;
  for (let level = 0; at && 'attribs' in at && level < 6; level += 1, at = at.parent)
    if (at.name === 'a') return 'href' in at.attribs ? at : null;
  return null;
}

/** The name as long as it comes from the picture alone: where a title, a label or words say more, there is nothing to ask. */
function nameOf(link: HtmlElement, image: HtmlElement): string {
  const { attribs } = link;
  if (attribs['title']?.trim() || attribs['aria-label']?.trim() || attribs['aria-labelledby']) return '';
  if (image.attribs['aria-label']?.trim() || image.attribs['aria-labelledby']) return '';
  if (textIn(link, 20) !== '' || pictures(link) > 1) return '';
  const alt = bare(image.attribs['alt'] ?? '', 120);
  const title = bare(image.attribs['title'] ?? '', 120);
  // A title beside an alternative text is read out as well by some readers.
  if (alt !== '' && title !== '' && title !== alt) return '';
  return alt === '' ? title : alt;
}

function pictures(link: HtmlElement): number {
  let n = 0;
  const stack = [link];
  for (let seen = 0; stack.length > 0 && seen < 200; seen += 1) {
    const el = stack.pop() as HtmlElement; // the loop asks for its length
    if (el.name === 'img' || el.name === 'svg' || el.name === 'object') n += 1;
    for (const child of el.children)
      if (child.type === ElementType.Tag && 'attribs' in child) stack.push(child);
  }
  return n;
}
