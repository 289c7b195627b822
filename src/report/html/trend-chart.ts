import type { Day } from '../../domain/brand.ts';
import type { Scores } from '../../domain/score.ts';
import { formatScore, formatShare } from '../share.ts';
import type { View } from '../view.ts';
import { html, type Markup } from './markup.ts';
import { wideTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 34;
const RIGHT = 64;
const TOP = 10;
const BOTTOM = 24;
/** Labels at the right end keep this distance. */
const LABEL_STEP = 15;
const MOST_LINES = 7;

interface Line {
  readonly title: string;
  /** 0–100, oldest first; `null`: no value in that run. */
  readonly values: readonly (number | null)[];
  readonly format: (value: number) => string;
}

interface Moment {
  readonly asOf: Day;
  readonly scores: Scores;
  readonly pack: string;
}

/** City scores and rates over the last runs and this one, as line charts with the figures as a table; `null` without an earlier run. */
export function trendChart(view: View): Markup | null {
  const { text, run, past } = view;
  if (past.previous === null) return null;
  const now: Moment = { asOf: run.manifest.asOf, scores: run.scores, pack: run.manifest.pack };
  const moments: readonly Moment[] = [...[...past.runs].reverse(), now];
  const scores = scoreLines(view, moments);
  const rates = rateLines(view, moments);
  return html`<p class="lead">${text.trend.lead(moments.length)}</p><div class="split">${[
    [text.trend.scores, scores] as const,
    [text.trend.rates, rates] as const,
  ].map(
    ([title, lines]) => lines.length > 0 && html`<div>${chart(view, title, moments, lines)}</div>`,
  )}</div>${table(view, moments, [...scores, ...rates])}`;
}

function scoreLines(view: View, moments: readonly Moment[]): readonly Line[] {
  const { pack } = view.run;
  const total: Line = {
    title: view.text.city.total,
    values: moments.map(({ scores }) => scores.city.total.score),
    format: formatScore,
  };
  const items = pack.items.map(
    (item): Line => ({
      title: view.text.city.itemShort(item.id),
      values: moments.map(({ scores }) => scores.city.items[String(item.id)]?.score ?? null),
      format: formatScore,
    }),
  );
  return [total, ...items].filter(hasValue).slice(0, MOST_LINES);
}

/** Of rates that nobody could wholly judge the lower bound, which promises nothing. */
function rateLines(view: View, moments: readonly Moment[]): readonly Line[] {
  const { pack, lang } = view.run;
  return pack.rates
    .filter((rate) => rate.target !== undefined)
    .map(
      (rate): Line => ({
        title: (lang === 'en' && rate.titleEn) || rate.title,
        values: moments.map(({ scores }) => lowOf(scores, rate.id)),
        format: (value) => formatShare(value / 100, rate.target ?? null),
      }),
    )
    .filter(hasValue)
    .slice(0, MOST_LINES);
}

function lowOf(scores: Scores, id: string): number | null {
  const rate = scores.city.rates[id];
  if (rate === undefined || rate.low === null || rate.passed + rate.failed === 0) return null;
  return rate.low * 100;
}

function hasValue(line: Line): boolean {
  return line.values.some((value) => value !== null);
}

function chart(view: View, title: string, moments: readonly Moment[], lines: readonly Line[]): Markup {
  const { text } = view;
  const label = text.trend.label(title, lines.map((line) => lineWords(view, line)).join(text.common.clause));
  const labels = spread(lines);
  return html`<figure class="card trend"><figcaption>${title}</figcaption><svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${[
    0, 50, 100,
  ].map(
    (value) =>
      html`<line class="grid-line" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yOf(value)}" y2="${yOf(value)}"/><text class="axis end" x="${LEFT - 6}" y="${yOf(value) + 4}">${value}</text>`,
  )}${moments.map(
    (moment, i) =>
      i > 0 &&
      moment.pack !== moments[i - 1]?.pack &&
      html`<line class="rules-line" x1="${xOf(i, moments.length)}" x2="${xOf(i, moments.length)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"><title>${text.trend.rules}</title></line>`,
  )}<text class="axis" x="${LEFT}" y="${HEIGHT - 6}">${moments[0]?.asOf ?? ''}</text><text class="axis end" x="${WIDTH - RIGHT}" y="${HEIGHT - 6}">${moments.at(-1)?.asOf ?? ''}</text>${lines.map(
    (line, i) =>
      html`<path class="line line-${i}" d="${pathOf(line.values)}"/>${points(line.values, i)}<text class="line-label" x="${WIDTH - RIGHT + 8}" y="${labels[i] ?? 0}">${MARKS[i % MARKS.length] ?? ''} ${lastOf(line)}</text>`,
  )}</svg><ul class="legend">${lines.map(
    (line, i) =>
      html`<li><span class="mark-${i}" aria-hidden="true">${MARKS[i % MARKS.length] ?? ''}</span> ${lineWords(view, line)}</li>`,
  )}</ul></figure>`;
}

function lineWords(view: View, line: Line): string {
  const known = line.values.filter((value) => value !== null);
  const [first, last] = [known[0] ?? 0, known.at(-1) ?? 0];
  return view.text.trend.line(line.title, line.format(first), line.format(last));
}

/** Lines differ by the shape of their points and by dashes, not by colour alone. */
const MARKS = ['●', '■', '▲', '◆', '○', '□', '△'] as const;

function points(values: readonly (number | null)[], line: number): readonly (Markup | null)[] {
  return values.map((value, i) => {
    if (value === null) return null;
    return html`<text class="point point-${line}" x="${xOf(i, values.length)}" y="${yOf(value) + 4}" aria-hidden="true">${MARKS[line % MARKS.length] ?? ''}</text>`;
  });
}

/** A value that is missing breaks the line. */
function pathOf(values: readonly (number | null)[]): string {
  let path = '';
  let open = false;
  for (const [i, value] of values.entries()) {
    if (value !== null) path += `${open ? 'L' : 'M'}${xOf(i, values.length)} ${yOf(value)}`;
    open = value !== null;
  }
  return path;
}

function xOf(i: number, all: number): number {
  return Math.round(LEFT + ((WIDTH - LEFT - RIGHT) * i) / Math.max(1, all - 1));
}

function yOf(value: number): number {
  return Math.round(TOP + ((HEIGHT - TOP - BOTTOM) * (100 - value)) / 100);
}

/** Where the labels stand: beside the last value, pushed apart so that none covers another. */
function spread(lines: readonly Line[]): readonly number[] {
  const wanted = lines
    .map((line, i) => ({ i, y: yOf(line.values.findLast((value) => value !== null) ?? 0) + 4 }))
    .sort((a, b) => a.y - b.y || a.i - b.i);
  let free = TOP + 4;
  for (const one of wanted) {
    one.y = Math.max(one.y, free);
    free = one.y + LABEL_STEP;
  }
  const over = Math.max(0, free - LABEL_STEP - (HEIGHT - BOTTOM));
  const places = lines.map(() => 0);
  for (const one of wanted) places[one.i] = one.y - over;
  return places;
}

function lastOf(line: Line): string {
  const last = line.values.findLast((value) => value !== null) ?? null;
  return last === null ? '' : line.format(last);
}

function table(view: View, moments: readonly Moment[], lines: readonly Line[]): Markup {
  const { text } = view;
  const rows = moments
    .map((moment, i) => {
      const changed = i > 0 && moment.pack !== moments[i - 1]?.pack;
      const isNow = i === moments.length - 1;
      return html`<tr><th scope="row">${moment.asOf}${isNow && ` ${text.trend.now}`}${changed && html` <span class="soft">${text.trend.rules}</span>`}</th>${lines.map(
        (line) => html`<td class="n">${valueAt(line, i) ?? text.common.none}</td>`,
      )}</tr>\n`;
    })
    .reverse();
  return html`<details class="card fold"><summary>${text.trend.table}</summary>${wideTable(
    text,
    { id: 'trend-table', caption: text.trend.table },
    html`${tableHead([text.trend.day, ...lines.map((line) => [line.title] as const)])}<tbody>${rows}</tbody>`,
  )}</details>`;
}

function valueAt(line: Line, i: number): string | null {
  const value = line.values[i] ?? null;
  return value === null ? null : line.format(value);
}
