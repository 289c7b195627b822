import type { Finding } from '../../domain/finding.ts';
import { reasonWord } from '../reason-word.ts';
import { groupBy, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';

/** What a list of findings shows as one: a finding, or all links to a host that is gone. */
export interface ListItem {
  readonly markup: Markup;
  /** Findings in it. */
  readonly places: number;
}

const MOST_IN_GROUP = 50;

/** The items of a rule's list, those on most pages first. Links to one host of which nothing answers are one item: one cause, mended as one. */
export function listItems(
  view: View,
  findings: readonly Finding[],
  item: (finding: Finding) => Markup,
): readonly ListItem[] {
  const groups = [...groupBy(findings, causeOf).values()].flatMap(inParts);
  return groups
    .map((list) => ({ list, pages: Math.max(...list.map((one) => one.pages)) }))
    .sort((a, b) => b.pages - a.pages)
    .map(({ list }) => ({ markup: markupOf(view, list, item), places: list.length }));
}

/** A host that is gone, or the finding itself. */
function causeOf({ target, facts, fingerprint }: Finding): string {
  const host = target.type === 'link' && facts['cause'] === 'host' ? URL.parse(target.url)?.host : undefined;
  return host === undefined ? `finding ${fingerprint}` : `host ${host}`;
}

function inParts(list: readonly Finding[]): readonly (readonly Finding[])[] {
  const sorted = [...list].sort((a, b) => b.pages - a.pages);
  const parts: (readonly Finding[])[] = [];
  for (let at = 0; at < sorted.length; at += MOST_IN_GROUP) parts.push(sorted.slice(at, at + MOST_IN_GROUP));
  return parts;
}

function markupOf(view: View, list: readonly Finding[], item: (finding: Finding) => Markup): Markup {
  const [first] = list;
  if (first === undefined || list.length === 1) return html`${list.map(item)}`;
  const { site } = view.text;
  const host = first.target.type === 'link' ? (URL.parse(first.target.url)?.host ?? '') : '';
  const { reason } = first.facts;
  const why = typeof reason === 'string' ? reasonWord(view, reason) : '';
  return html`<li><p class="msg">${site.hostGone(cap(host, 100), cap(why, 80), list.length)}</p>
<details><summary>${site.hostLinks(list.length)}</summary><ol class="inner">${list.map(item)}</ol></details></li>
`;
}
