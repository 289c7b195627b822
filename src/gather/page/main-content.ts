import { footerAt } from './footer-at.ts';
import { type Box, isRun, type Outline, type Run } from './outline.ts';

const LIST_TAGS: ReadonlySet<string> = new Set(['ul', 'ol', 'tbody', 'dl', 'table']);
const COLUMN_HEAD =
  /^(?:序\s?号|编号|标\s?题|名\s?称|信息名称|文件名称|项目名称|索引号|文\s?号|日\s?期|(?:发布|公开|成文|发文|生成|更新|公布)(?:时间|日期|机构|单位)?|时间|来源|状态|操作|类\s?别|附件|点击数?|浏览量?)$/;
const MIN_PICTURE_WIDTH = 100;

/** A list container in the main part that holds nothing to read. */
export function hasEmptyList(outlined: Outline): boolean {
  return outlined.boxes.some((box) => isEmptyList(outlined, box));
}

/** The same directly below the column's name. */
export function hasEmptyListUnder(outlined: Outline, names: readonly string[]): boolean {
  return outlined.boxes.some(
    (box) => isEmptyList(outlined, box) && names.includes(outlined.runs[box.runFrom - 1]?.text ?? ''),
  );
}

function isEmptyList(outlined: Outline, box: Box): boolean {
  return (
    LIST_TAGS.has(box.tag) &&
    box.zone === 'body' &&
    !box.hidden &&
    (box.runTo === box.runFrom || isHeadOnly(outlined, box)) &&
    !holdsPicture(outlined, box)
  );
}

/** A table of which only the row with the names of its columns is there. */
function isHeadOnly(outlined: Outline, box: Box): boolean {
  if (box.tag !== 'table' || box.linkTo > box.linkFrom || box.runTo - box.runFrom > 12) return false;
  for (let i = box.runFrom; i < box.runTo; i += 1) if (!isColumnHead(outlined.runs[i] as Run)) return false;
  return true;
}

/** Name of a column of a table. */
export function isColumnHead({ box, text }: Run): boolean {
  const cell = box.tag === 'td' || box.tag === 'th' ? box : box.parent;
  if (cell?.tag !== 'td' && cell?.tag !== 'th') return false;
  if (COLUMN_HEAD.test(text)) return true;
  return cell.tag === 'th' && (cell.parent?.parts.every((part) => isRun(part) || part.tag === 'th') ?? false);
}

function holdsPicture(outlined: Outline, box: Box): boolean {
  return outlined.images.some((image) => image.box.index >= box.index && image.box.index < box.boxTo);
}

/**
 * Form fields, players, frames, or pictures of some size below the breadcrumb: a page with these is not empty.
 * `linked`: only pictures that are links, which may also be advertisements of other columns.
 */
export function otherContent(outlined: Outline, crumbs: Box | null): 'own' | 'linked' | 'none' {
  const [start, end] = [crumbs?.runTo ?? 0, Math.min(footerStart(outlined), footerAt(outlined))];
  if (outlined.embeds.some((at) => at >= start && at <= end)) return 'own';
  const pictures = outlined.images.filter(
    ({ el, box }) =>
      box.zone === 'body' && !box.hidden && box.runFrom >= start && box.runFrom <= end && isLarge(el.attribs),
  );
  if (pictures.some(({ box }) => box.link === null)) return 'own';
  return pictures.length > 0 ? 'linked' : 'none';
}

function footerStart(outlined: Outline): number {
  const footer = outlined.boxes.find(
    (box) => box.zone === 'footer' && box.parts.some((part) => isRun(part) || part.runTo > part.runFrom),
  );
  return footer?.runFrom ?? outlined.runs.length;
}

/** Icons have their size written beside them, or are named so. */
function isLarge(attribs: Readonly<Record<string, string>>): boolean {
  const width = Number.parseInt(attribs['width'] ?? '', 10);
  if (Number.isFinite(width)) return width >= MIN_PICTURE_WIDTH;
  return !/icon|ico[_.\d]|arrow|logo|dot|line|btn|button|banner|bg[_.\d]/i.test(attribs['src'] ?? '');
}
