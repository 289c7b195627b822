import { blockAround } from './block-around.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

const COLOUR = '[红绿黄蓝灰橙]色?';
const THING =
  '(?:的)?(?:字体|文字|标[记注识示]|字样|部分|圆点|圆圈|图标|方块|背景|底色|区域|项目?|栏目?)?(?:的)?';
/** A colour is given a meaning: 红色为必填项, 绿色表示已办结. */
const MEANING = new RegExp(
  `${COLOUR}${THING}(?:均?为必[填选]|是必[填选]|必[填选]|(?:表示|代表|代指|表明)[^。，；]{1,20})`,
);
/** Two colours are told apart, as in a legend: 绿色为已办结，红色为已超期. */
const IS = `色${THING}(?:为(?![主辅])|是|：|:)[^。，；、：:]{1,12}`;
const LEGEND = new RegExp(`[红绿黄蓝灰橙]${IS}[，；、。]?[红绿黄蓝灰橙]${IS}`);
/** Something else is named that carries the meaning as well. */
const OTHER_MARK = /[*＊★●▲■]|星号|加粗|下划线|文字说明|图例|预警|信号|级|码/;
const MOST = 10;

/** 3.2.2.1: words that make a colour the carrier of a meaning. Whether something else carries it too only a person can see. */
export function colourWords(parts: PageParts): Said {
  const said = begin('colour-only-meaning');
  for (const text of parts.texts) {
    if (said.reviews.length >= MOST || !givesMeaning(text.data.slice(0, 2_000))) continue;
    const block = blockAround(text);
    if (!block || isHidden(block)) continue;
    const sentence = textIn(block, 200);
    if (!OTHER_MARK.test(sentence)) said.reviews.push(placeOf(block, sentence));
  }
  return said;
}

function givesMeaning(text: string): boolean {
  return MEANING.test(text) || LEGEND.test(text);
}
