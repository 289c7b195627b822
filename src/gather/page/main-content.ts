import { type Box, isRun, type Outline } from './outline.ts';

const LIST_TAGS: ReadonlySet<string> = new Set(['ul', 'ol', 'tbody', 'dl']);
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
    box.runTo === box.runFrom &&
    !holdsPicture(outlined, box)
  );
}

function holdsPicture(outlined: Outline, box: Box): boolean {
  return outlined.images.some((image) => image.box.index >= box.index && image.box.index < box.boxTo);
}

/**
 * Form fields, players, frames, or pictures of some size below the breadcrumb: a page with these is not empty.
 * `linked`: only pictures that are links, which may also be advertisements of other columns.
 */
export function otherContent(outlined: Outline, crumbs: Box | null): 'own' | 'linked' | 'none' {
  const [start, end] = [crumbs?.runTo ?? 0, footerStart(outlined)];
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
