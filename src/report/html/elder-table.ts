import type { ElderFacts } from '../../domain/facts/elder.ts';
import { formatCount } from '../amounts.ts';
import { reasonWord } from '../reason-word.ts';
import type { Texts } from '../text/texts.ts';
import type { View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup, type Part } from './markup.ts';
import { outLink } from './out-link.ts';
import { scrollTable } from './scroll-table.ts';
import { tableHead } from './table-head.ts';
import { tag } from './tag.ts';

/** What was seen of a site's version for the elderly: entry, what came of it, sizes before and after, what is in it. */
export function elderTable(view: View, facts: ElderFacts): Markup {
  const words = view.text.elder;
  const rows = [...entryRows(view, facts), ...(facts.opened ? versionRows(view.text, facts) : [])];
  return scrollTable(
    'elder-mode',
    words.caption,
    html`${tableHead([words.item, words.seen])}<tbody>${rows.map(
      ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`,
    )}</tbody>`,
  );
}

type Row = readonly [string, Part];

function entryRows(view: View, facts: ElderFacts): readonly Row[] {
  const words = view.text.elder;
  const others = facts.entries.filter((one) => one !== facts.entry);
  const tones = {
    works: 'good',
    broken: 'poor',
    unsure: 'open',
    none: facts.reason ? 'open' : 'poor',
  } as const;
  const reason = facts.reason ? ` ${reasonWord(view, facts.reason)}` : '';
  return [
    [words.entry, facts.found === 'none' ? words.noEntry : cap(facts.entry, 40)],
    ...(others.length > 0 ? [[words.entries, cap(others.join(view.text.common.and), 200)] as const] : []),
    ...(facts.opensBy ? [[words.via, facts.opensBy === 'link' ? words.link : words.script] as const] : []),
    ...(facts.product ? [[words.product, cap(facts.product, 40)] as const] : []),
    [words.state, html`${tag(tones[facts.state], words.states[facts.state])}${reason}`],
  ];
}

function versionRows(text: Texts, facts: ElderFacts): readonly Row[] {
  const words = text.elder;
  const px = (size: number | null) => (size === null ? words.unknown : words.px(size));
  const enlarged = facts.enlargedPx === null ? '' : words.px(facts.enlargedPx);
  const seen = (value: boolean | null) => (value ? words.yes : words.notSeen);
  const advertising = [...facts.ads, ...facts.adLike, ...facts.adMarks];
  const back = facts.wayBack === null ? words.unknown : facts.wayBack ? words.yes : words.no;
  return [
    [words.version, facts.alternative === null ? words.samePage : outLink(facts.alternative)],
    [words.sizes, words.sizeLine(px(facts.beforePx), px(facts.openedPx), enlarged)],
    [words.phone, facts.phonePx === null ? words.noPhone : px(facts.phonePx)],
    [words.lineHeight, facts.lineHeight === null ? words.unknown : words.times(facts.lineHeight)],
    [words.contrast, seen(facts.contrast)],
    [words.readAloud, seen(facts.readAloud)],
    [words.search, seen(facts.search)],
    [words.links, facts.links === null ? words.unknown : formatCount(facts.links)],
    [words.wayBack, back],
    [words.floating, formatCount(facts.floatingCount)],
    [words.fixedBoxes, formatCount(facts.fixedBoxes)],
    [words.ads, advertising.length === 0 ? words.no : cap(advertising.join(text.common.and), 200)],
  ];
}
