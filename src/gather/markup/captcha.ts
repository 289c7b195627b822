import type { HtmlElement } from '../../domain/document.ts';
import { blockAround } from './block-around.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { parentOf, placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { textIn } from './text-in.ts';

/** Names that makers of captcha pictures give to them. */
const NAMED =
  /captcha|(?:verif(?:y|ication)|valid(?:ate|ation)?|check|auth|rand(?:om)?|security)[-_]?(?:code|img|image|pic)|(?:^|[^a-z])v[-_]?code|code[-_]?img|(?:^|[^a-z])yzm|验证码|校验码|附加码/i;
/** What stands by a picture that makes a new code when it is pressed. */
const RENEWS = /看不清|换一[张个]|点击(?:刷新|更换|换)|刷新验证码|验证码图片|验证码/;
/** Ways for another sense: by ear, by message, by mail, by a person. */
const OTHER_WAY =
  /语音|听(?:取)?验证|朗读验证|音频|声音|audio|voice|短信|手机(?:验证|动态)码|动态(?:口令|密码|码)|sms|邮箱验证|扫码登录|人工审核/i;
const WIDGETS = [
  'geetest',
  'TCaptcha',
  'NECaptcha',
  'yidun',
  'dingxiang',
  'AWSC',
  'slide-verify',
  'verify-slide',
];
/** A task for hand and eye: 请向右拖动滑块完成验证, 依次点击图中的文字. */
const TASK =
  /(?:拖[动拽]|滑动|按住)[^。；]{0,20}(?:验证|校验|拼图|缺口)|(?:依次|按(?:顺序|语序))点击[^。；]{0,12}(?:图|字|文字|汉字)/;
const MOST_TASK = 60;
const LEVELS = 4;
const MOST = 20;

/** 3.2.1.1: a captcha for the eye alone. Certain where a picture stands by its field and nothing offers another way. */
export function captcha(parts: PageParts): Said {
  const said = begin('captcha-without-alternative');
  if (parts.fields.length >= 2) reviewWidget(parts, said);
  if (parts.fields.length > 0) reviewTasks(parts, said);
  if (!parts.fields.some(asksForCode)) return said;
  const pictures = [...parts.images, ...parts.canvases, ...parts.buttons.filter(isPicture)].filter(isNamed);
  for (const picture of pictures.slice(0, MOST)) look(picture, parts, said);
  return said;
}

function isPicture(button: HtmlElement): boolean {
  return button.attribs['type'] === 'image';
}

function isNamed({ attribs }: HtmlElement): boolean {
  return ['id', 'class', 'name', 'alt', 'title', 'onclick', 'src'].some((name) => {
    const value = attribs[name];
    return value !== undefined && NAMED.test(fileOf(name, value.slice(0, 300)));
  });
}

/** Folders say nothing of a picture. */
function fileOf(name: string, value: string): string {
  return name === 'src' ? (value.split('?', 1)[0]?.split('/').at(-1) ?? '') : value;
}

function look(picture: HtmlElement, parts: PageParts, said: Said): void {
  const around = withField(picture, parts.fields);
  if (!around) return;
  if (offersOtherWay(around)) {
    said.fine += 1;
    return;
  }
  const place = placeOf(picture, textIn(around, 80, picture));
  const certain =
    isLive(picture) && !isHidden(picture) && !parts.scripts.some(({ text }) => OTHER_WAY.test(text));
  (certain ? said.failures : said.reviews).push(place);
}

/** The form, or the nearest box, that holds the picture and a field for its code. */
function withField(picture: HtmlElement, fields: readonly HtmlElement[]): HtmlElement | null {
  let box = parentOf(picture);
  for (let level = 0; box && level < LEVELS; level += 1, box = parentOf(box)) {
    const inside = fields.filter((field) => isWithin(field, box as HtmlElement));
    if (inside.some(asksForCode)) return formOf(box) ?? box;
  }
  return null;
}

function asksForCode({ attribs, name }: HtmlElement): boolean {
  if (name !== 'input') return false;
  return ['id', 'name', 'placeholder', 'title', 'class', 'value', 'aria-label'].some((key) =>
    /code|verify|captcha|yzm|valid|rand|验证码|校验码|附加码/i.test((attribs[key] ?? '').slice(0, 100)),
  );
}

function isWithin(el: HtmlElement, box: HtmlElement): boolean {
  for (let at = parentOf(el); at; at = parentOf(at)) if (at === box) return true;
  return false;
}

function formOf(el: HtmlElement): HtmlElement | null {
  for (let at: HtmlElement | null = el; at; at = parentOf(at)) if (at.name === 'form') return at;
  return null;
}

function offersOtherWay(around: HtmlElement): boolean {
  if (OTHER_WAY.test(textIn(around, 2_000))) return true;
  const stack = [around];
  for (let seen = 0; stack.length > 0 && seen < 2_000; seen += 1) {
    const el = stack.pop() as HtmlElement; // the loop asks for its length
    if (el.name === 'audio') return true;
    for (const key in el.attribs) if (OTHER_WAY.test((el.attribs[key] ?? '').slice(0, 300))) return true;
    for (const child of el.children) if ('attribs' in child) stack.push(child);
  }
  return false;
}

/** A picture that is made anew for every visitor, not a small ornament of the field. */
function isLive(picture: HtmlElement): boolean {
  const { attribs, name } = picture;
  if (name === 'canvas') return false; // what is drawn on it nobody can tell
  const renews = ['alt', 'title'].some((key) => RENEWS.test(attribs[key] ?? '')) || 'onclick' in attribs;
  const src = attribs['src'] ?? '';
  const made =
    src !== '' && !/\.(?:png|gif|jpe?g|svg|webp|ico)(?:$|[?#])/i.test(src) && !src.startsWith('data:');
  return made || (renews && !/\.svg/i.test(src));
}

function reviewWidget({ scripts, body }: PageParts, said: Said): void {
  const maker = WIDGETS.find((name) =>
    scripts.some(({ src, text }) => src.includes(name) || text.includes(name)),
  );
  if (maker && body) said.reviews.push({ ...placeOf(body, maker), html: '<body>' });
}

/** The words of a task with which a form begins or ends. What draws it is a script: whether another way is behind it a person must see. */
function reviewTasks({ texts, fields }: PageParts, said: Said): void {
  for (const text of texts) {
    if (said.reviews.length >= MOST) return;
    if (text.data.trim().length > MOST_TASK || !TASK.test(text.data)) continue;
    const block = blockAround(text);
    const around = block && !isHidden(block) ? besideField(block, fields) : null;
    if (!block || !around) continue;
    if (offersOtherWay(around)) said.fine += 1;
    else said.reviews.push(placeOf(block, textIn(around, 80)));
  }
}

/** The form, or the nearest box, that holds the words and a field. */
function besideField(block: HtmlElement, fields: readonly HtmlElement[]): HtmlElement | null {
  const form = formOf(block);
  if (form) return form;
  let box = parentOf(block);
  for (let level = 0; box && level < LEVELS; level += 1, box = parentOf(box)) {
    const holder = box;
    if (fields.some((field) => isWithin(field, holder))) return box;
  }
  return null;
}
