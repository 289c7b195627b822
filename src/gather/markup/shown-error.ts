import { ElementType } from 'htmlparser2';
import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { bare } from './bare.ts';
import { parentOf } from './place-of.ts';
import { textIn } from './text-in.ts';

const MOST_NODES = 2_000;
const MOST_WORDS = 400;
/** Says what is wrong or how to mend it: 应为18位, 不能为空, 请输入正确的手机号码. */
const TELLS =
  /应[为当该填是]|必须|不能|不得|不可|不可以|不符|不对|不存在|不一致|不足|超过|超出|至少|最多|少于|多于|大于|小于|缺少|未填|为空|过[长短期]|格式|无效|重复|已(?:存在|被)|请(?:重新)?(?:输入|填写|选择|上传|使用|改)|[0-9]{1,4}\s?(?:位|个|字)|must|should|invalid|required|format/i;

/**
 * The message that stands by a field marked as wrong, as far as aids read it: what the field points to, what stands in its
 * row, and what the form says as a whole. `words`: what was read, for a person.
 */
export function shownError(
  field: HtmlElement,
  form: HtmlElement | null,
): { readonly isSaid: boolean; readonly words: string } {
  const pointed = ['aria-describedby', 'aria-errormessage']
    .flatMap((name) => (field.attribs[name] ?? '').slice(0, 200).split(/\s+/))
    .filter(Boolean)
    .map((id) => byId(rootOf(field), id))
    .map((one) => (one ? textIn(one, MOST_WORDS) : ''))
    .join(' ');
  const words = bare(`${pointed} ${readIn(form ?? rowOf(field))}`, MOST_WORDS);
  return { isSaid: TELLS.test(words), words: bare(words, 80) };
}

/** The words of a form that aids read, without the labels of its fields. */
function readIn(root: HtmlElement): string {
  let words = '';
  const stack: HtmlNode[] = [root];
  for (let seen = 0; stack.length > 0 && seen < MOST_NODES && words.length < MOST_WORDS * 2; seen += 1) {
    const node = stack.pop() as HtmlNode; // the loop asks for its length
    if (node.type === ElementType.Text) words += `${node.data.slice(0, MOST_WORDS)} `;
    else if ('attribs' in node && !isUnread(node)) stack.push(...[...node.children].reverse());
  }
  return words;
}

const UNREAD: ReadonlySet<string> = new Set([
  ...['script', 'style', 'noscript', 'template', 'option', 'textarea', 'label', 'legend', 'button', 'a'],
]);

function isUnread({ name, attribs }: HtmlElement): boolean {
  if (UNREAD.has(name) || 'hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  return /display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden/i.test(
    (attribs['style'] ?? '').slice(0, 500),
  );
}

const ROW_LEVELS = 3;

function rowOf(field: HtmlElement): HtmlElement {
  let at = field;
  for (let level = 0; level < ROW_LEVELS; level += 1) at = parentOf(at) ?? at;
  return at;
}

function byId(root: HtmlElement, id: string): HtmlElement | null {
  const stack: HtmlElement[] = [root];
  for (let seen = 0; stack.length > 0 && seen < MOST_NODES * 5; seen += 1) {
    const el = stack.pop() as HtmlElement; // the loop asks for its length
    if (el.attribs['id'] === id) return el;
    for (const child of el.children) if ('attribs' in child) stack.push(child);
  }
  return null;
}

function rootOf(el: HtmlElement): HtmlElement {
  let at = el;
  for (let above = parentOf(at); above; above = parentOf(at)) at = above;
  return at;
}
