import { blockAround } from './block-around.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

const PRESS = '(?:点击|单击|点选|点按|按下|选择|请按)';
const PLACE =
  '(?:页面|网页|屏幕|本页|窗口)?的?(?:最|正)?(?:左|右)(?:侧|边|面|上角|下角|上方|下方)|(?:页面|网页|屏幕|本页|窗口)?的?(?:上方|下方|上面|下面|顶部|底部)';
const LOOK = '(?:(?:[红绿黄蓝灰橙]色|圆形|方形|三角形|圆角|最大)的?){1,3}';
const THING = '(?:按钮|按键|图标|圆圈|方块|方框|箭头|标志|区域)';
/** Nothing stands between the senses' words and the thing: it has no name there. */
const BY_LOOK = new RegExp(`${PRESS}(?:${PLACE})?的?${LOOK}的?${THING}`);
const BY_PLACE = new RegExp(`${PRESS}(?:${PLACE})的?(?:${THING}|链接|文字|菜单|二维码)`);
/** Where to write or tick: a thing without a name, told by its place. */
const WRITE_THERE = new RegExp(
  `在(?:${PLACE}|${LOOK}){1,2}的?(?:方框|方格|圆圈|方块|空白处|空格|框|区域)(?:内|中|里)?(?:的)?(?:签[名字]|填写|填入|打[勾√]|勾选|选择|点击|输入|上传|粘贴|操作)`,
);
const NAMED = /[“”"「」『』《》【】‘’']/;
const MOST = 10;

/** 3.2.4.1: instructions that only say where a thing stands or how it looks. Whether the thing bears a name all the same only a person can see. */
export function sensoryWords(parts: PageParts): Said {
  const said = begin('sensory-only-instruction');
  for (const text of parts.texts) {
    const { data } = text;
    if (said.reviews.length >= MOST || data.length > 5_000) continue;
    if (![BY_LOOK, BY_PLACE, WRITE_THERE].some((pattern) => pattern.test(data))) continue;
    const block = blockAround(text);
    const sentence = block && !isHidden(block) ? textIn(block, 200) : '';
    if (block && sentence !== '' && !NAMED.test(sentence)) said.reviews.push(placeOf(block, sentence));
  }
  return said;
}
