import type { HtmlElement } from '../../domain/document.ts';
import { blockAround } from './block-around.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { parentOf, placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

const PRESS = '(?:点击|单击|点选|点按|按下|选择|请按)';
const PLACE =
  '(?:页面|网页|屏幕|本页|窗口)?的?(?:最|正)?(?:左|右)(?:侧|边|面|上角|下角|上方|下方)|(?:页面|网页|屏幕|本页|窗口)?的?(?:上方|下方|上面|下面|顶部|底部)';
const LOOK = '(?:[红绿黄蓝灰橙]色|圆形|方形|三角形|圆角|最大)';
const THING = '(?:按钮|按键|图标|圆圈|方块|方框|箭头|标志|区域)';
/** Nothing stands between the senses' words and the thing: it has no name there. */
const BY_LOOK = new RegExp(`${PRESS}(?:${PLACE})?的?${LOOK}的?${THING}`);
const BY_PLACE = new RegExp(`${PRESS}(?:${PLACE})的?(?:${THING}|链接|文字|菜单|二维码)`);
const NAMED = /[“”"「」『』《》【】‘’']/;
const MOST = 10;

/** 3.2.4.1: instructions that only say where a thing stands or how it looks. Certain only for a thing of this very form, known by its look alone. */
export function sensoryWords(parts: PageParts): Said {
  const said = begin('sensory-only-instruction');
  for (const text of parts.texts) {
    const { data } = text;
    if (said.failures.length + said.reviews.length >= MOST || data.length > 5_000) continue;
    const byLook = BY_LOOK.test(data);
    if (!byLook && !BY_PLACE.test(data)) continue;
    const block = blockAround(text);
    if (block && !isHidden(block)) sort(block, byLook, said);
  }
  return said;
}

function sort(block: HtmlElement, byLook: boolean, said: Said): void {
  const sentence = textIn(block, 200);
  if (NAMED.test(sentence)) return;
  const certain = byLook && sentence.length <= 100 && !holds(block, LINKS, 8) && hasControlBeside(block);
  (certain ? said.failures : said.reviews).push(placeOf(block, sentence));
}

const LINKS: ReadonlySet<string> = new Set(['a', 'button', 'input', 'img']);
const CONTROLS: ReadonlySet<string> = new Set(['button', 'input']);

/** The instruction is about a control of this page, not about some programme that an article tells of. */
function hasControlBeside(block: HtmlElement): boolean {
  const box = parentOf(block);
  return box !== null && box.name !== 'body' && box.name !== 'html' && holds(box, CONTROLS, 2);
}

function holds(box: HtmlElement, names: ReadonlySet<string>, depth: number): boolean {
  return box.children.some(
    (child) => 'attribs' in child && (names.has(child.name) || (depth > 1 && holds(child, names, depth - 1))),
  );
}
