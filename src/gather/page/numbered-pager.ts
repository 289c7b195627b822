import { isSameList } from '../../domain/list-address.ts';
import type { FoundPager } from './found-pager.ts';
import type { Box, Outline, Run } from './outline.ts';
import type { Resolve } from './resolve.ts';

const NUMBER = /^(?:第\s?)?(\d{1,4})(?:\s?页)?$/;
const TOTAL = /共\s?(\d{1,5})\s?页/;
const MAX_LEVELS = 4;
const MAX_RUNS = 40;
const MAX_CHARS = 10;

/** A pager of page numbers alone: the page's own is no link, the others lead to pages of the same list. */
export function readNumberedPager(outlined: Outline, url: string, resolve: Resolve): FoundPager | null {
  for (let i = outlined.runs.length - 1; i >= 0; i -= 1) {
    const run = outlined.runs[i] as Run;
    if (run.box.zone === 'footer' || numberOf(run) === null || !leadsToSameList(run, url, resolve)) continue;
    const found = around(outlined, run, url, resolve);
    if (found) return found;
  }
  return null;
}

function around(outlined: Outline, run: Run, url: string, resolve: Resolve): FoundPager | null {
  let box: Box | null = run.box.link ?? run.box;
  for (let level = 0; box && level < MAX_LEVELS; level += 1) {
    if (box.runTo - box.runFrom > MAX_RUNS) return null;
    const runs = outlined.runs.slice(box.runFrom, box.runTo);
    const own = runs.find((one) => one.box.link === null && numberOf(one) !== null);
    if (own && runs.every(isShort)) return made(runs, own, url, resolve);
    box = box.parent;
  }
  return null;
}

function made(runs: readonly Run[], own: Run, url: string, resolve: Resolve): FoundPager {
  const page = Math.max(1, numberOf(own) ?? 1);
  const numbers = runs.flatMap((run) => numberOf(run) ?? []);
  const total = runs.map((run) => TOTAL.exec(run.text)?.[1]).find((text) => text !== undefined);
  const one = runs.find((run) => numberOf(run) === 1 && run.box.link !== null);
  const first = page === 1 ? url : (resolve(one?.box.link?.el.attribs['href']) ?? url);
  const cut = runs.some((run) => /…|\.\.\./.test(run.text));
  const pages = total !== undefined ? Number(total) : cut ? null : Math.max(...numbers);
  return { pager: { page, pages, first }, at: own.index };
}

function numberOf(run: Run): number | null {
  const found = run.text.length <= MAX_CHARS ? NUMBER.exec(run.text) : null;
  return found ? Number(found[1]) : null;
}

function isShort(run: Run): boolean {
  return run.text.length <= MAX_CHARS;
}

function leadsToSameList(run: Run, url: string, resolve: Resolve): boolean {
  const target = run.box.link ? resolve(run.box.link.el.attribs['href']) : null;
  return target !== null && isSameList(target, url);
}
