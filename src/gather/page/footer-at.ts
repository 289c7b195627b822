import type { Box, Outline, Run } from './outline.ts';

const MARK = /ICP\s?[备证]|网站标识码|公网安备|公安(?:机关)?备案|版权所有|copyright\s?(?:©|\(c\)|19|20)/i;
const MAX_RUNS = 40;

/** Index of the text with which the footer begins, told by what every footer says; the number of texts where none does. */
export function footerAt(outlined: Outline): number {
  const from = Math.floor(outlined.runs.length / 2);
  for (let i = from; i < outlined.runs.length; i += 1) {
    const run = outlined.runs[i] as Run;
    if (run.text.length < 80 && run.box.zone !== 'nav' && MARK.test(run.text)) return startOf(run);
  }
  return outlined.runs.length;
}

/** The widest element around the mark that holds no date, no heading and not much else. */
function startOf(run: Run): number {
  let box: Box = run.box;
  while (box.parent && isFooterSized(box.parent)) box = box.parent;
  return Math.min(box.runFrom, run.index);
}

function isFooterSized(box: Box): boolean {
  return (
    box.runTo - box.runFrom <= MAX_RUNS &&
    box.dates === 0 &&
    box.tag !== 'body' &&
    box.tag !== 'html' &&
    !holdsMain(box)
  );
}

/** The way here, a heading or an empty list: the page's own part, however little stands in it. */
function holdsMain(box: Box): boolean {
  const stack = [box];
  for (let steps = 0; stack.length > 0 && steps < 400; steps += 1) {
    const one = stack.pop();
    if (!one) break;
    if (/^h[1-6]$|^form$/.test(one.tag) || one.zone === 'nav') return true;
    for (const part of one.parts) if (!('text' in part)) stack.push(part);
  }
  return stack.length > 0;
}
