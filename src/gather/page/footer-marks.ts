import type { PageFacts } from '../../domain/facts/page.ts';
import type { Outline, Run } from './outline.ts';

type FooterMarks = PageFacts['footer'];

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新港澳台';
const SITE_CODE = /标识[码号]\s{0,4}[：:]?\s{0,4}((?:bm|BM|bM|Bm)\d{8}|\d{10})(?!\d)/;
const ICP = new RegExp(
  `(?:[${PROVINCES}]\\s{0,2})?ICP\\s{0,2}[备证]\\s{0,2}(?:案\\s?(?:编?号)?\\s?[:：]?\\s?)?\\d{5,12}\\s{0,2}号(?:\\s{0,2}[-－—]\\s{0,2}\\d{1,3})?`,
  'gi',
);
const POLICE =
  /(?:公网安备|公安备案号?|公安机关备案号?|公安联网备案号?)\s{0,3}号?\s{0,3}[：:]?\s{0,3}(\d[\d-]{9,20}\d)/;
const POLICE_LINK = /(?:recordcode|[?&]code)=(\d{11,16})/i;
const FOOTER_WORDS = /版权所有|主办单位|主办[：:]|承办单位|copyright|技术支持/i;
/** How many texts after a mark's name may still belong to it (label and number are often apart). */
const REACH = 4;

/** Marks of the footer (国办发〔2017〕47号): identity number, ICP, police record, 党政机关 sign. Comments do not count. */
export function readFooterMarks(outlined: Outline): FooterMarks {
  const icp: string[] = [];
  let siteIdCode: string | null = null;
  let police: string | null = null;
  let words = false;
  for (const run of outlined.runs) {
    const { text } = run;
    if (siteIdCode === null && text.includes('标识'))
      siteIdCode = SITE_CODE.exec(around(outlined, run))?.[1] ?? null;
    if (/icp/i.test(text)) addIcp(icp, around(outlined, run));
    if (police === null && (text.includes('安备') || text.includes('公安')))
      police = policeOf(around(outlined, run));
    words ||= text.length < 200 && FOOTER_WORDS.test(text);
  }
  police ??= policeByLink(outlined);
  const conac = hasConac(outlined);
  const marked = siteIdCode !== null || icp.length > 0 || police !== null;
  return {
    present: marked || words || conac,
    siteIdCode,
    icp,
    police,
    conac: conac ? true : marked || words ? false : null,
  };
}

function around(outlined: Outline, run: Run): string {
  let text = run.text.length > 400 ? run.text.slice(-400) : run.text;
  for (let i = run.index + 1; i <= run.index + REACH; i += 1) {
    const next = outlined.runs[i];
    if (!next || next.text.length > 120) break;
    text += ` ${next.text}`;
  }
  return text;
}

function addIcp(icp: string[], text: string): void {
  for (const [found] of text.matchAll(ICP)) {
    const number = found.replace(/\s+/g, '').replace(/[－—]/, '-').replace(/icp/i, 'ICP');
    if (!icp.includes(number) && !icp.some((other) => other.startsWith(number))) icp.push(number);
  }
}

function policeOf(text: string): string | null {
  return POLICE.exec(text)?.[1] ?? null;
}

function policeByLink(outlined: Outline): string | null {
  for (const { box } of outlined.links) {
    const href = box.el.attribs['href'];
    if (href && /beian/.test(href)) {
      const code = POLICE_LINK.exec(href)?.[1];
      if (code) return code;
    }
  }
  return null;
}

/** By link (`bszs.conac.cn`), by script (`dcs.conac.cn`), or by the sign's own element. */
function hasConac(outlined: Outline): boolean {
  for (const { el } of outlined.images) {
    if (
      el.attribs['id'] === 'imgConac' ||
      /conac\.cn|dzjg|党政机关/.test(`${el.attribs['src'] ?? ''}${el.attribs['alt'] ?? ''}`)
    ) {
      return true;
    }
  }
  for (const { el, text } of outlined.scripts) {
    if (text.includes('conac.cn') || (el.attribs['src'] ?? '').includes('conac.cn')) return true;
  }
  return outlined.boxes.some(
    (box) =>
      (box.tag === 'a' && (box.el.attribs['href'] ?? '').includes('conac')) ||
      box.el.attribs['id'] === '_ideConac',
  );
}
