import type { Finding } from '../../domain/finding.ts';
import { elementWords, isWholePage } from '../element-words.ts';
import { followUpWords } from '../follow-up.ts';
import { linkAge } from '../link-age.ts';
import { linkPlace } from '../link-place.ts';
import { pictureOf } from '../picture-of.ts';
import { reasonWord } from '../reason-word.ts';
import { stageRemedy } from '../stage-remedy.ts';
import { messageIn, type View } from '../view.ts';
import { cap } from '../visible.ts';
import { html, type Markup, type Part } from './markup.ts';
import { outLink } from './out-link.ts';
import { proof } from './proof.ts';
import { tag } from './tag.ts';

const LONGEST_MESSAGE = 600;
const PARENTS_SHOWN = 3;

/** One finding in its rule's list: what, where exactly, on how many pages, with which proof. */
export function findingItem(view: View, finding: Finding): Markup {
  const { text } = view;
  const pages = pagesOf(finding);
  const shown = pages.slice(0, PARENTS_SHOWN);
  const mend = stageRemedy(view, finding);
  return html`<li><p class="msg">${mark(view, finding)}${cap(messageIn(view, finding), LONGEST_MESSAGE)}</p>
<dl class="facts">${followUp(view, finding)}${since(view, finding)}${mend !== '' && row(text.ipv6.mend, mend)}${places(view, finding)}${seen(view, finding)}${
    shown.length > 0 &&
    row(
      finding.target.type === 'link' ? text.site.parents : text.site.samplePages,
      html`<ul class="plain">${shown.map((page) => html`<li>${outLink(page)}</li>`)}</ul>`,
    )
  }</dl>${shot(view, finding)}
${proof(view, finding, pages.length > PARENTS_SHOWN ? pages : [])}</li>
`;
}

/** Whether the previous run had it too, where that is known. */
function mark({ text, past }: View, finding: Finding): Markup | null {
  const fresh = finding.outcome === 'failed' ? past.isNew(finding) : null;
  if (fresh === null) return null;
  return fresh
    ? html`<span class="new">${text.past.isNew}</span> `
    : html`<span class="count">${text.past.remaining}</span> `;
}

/** The place with a frame around it; pages of a site stand two folders below the run's. */
function shot(view: View, finding: Finding): Markup | null {
  const picture = pictureOf(finding);
  if (picture === null) return null;
  const { site } = view.text;
  const { target } = finding;
  const element = target.type === 'element' ? target : null;
  const caption =
    element !== null && isWholePage(element)
      ? site.wholePicture
      : site.picture(element === null ? '' : elementWords(view, element, finding.facts));
  return html`
<p class="shot"><img src="../../${picture}" alt="${caption}" loading="lazy"></p>`;
}

/** Since when it is known, where earlier runs have seen it. */
function since(view: View, finding: Finding): Part {
  const first = view.run.ledger?.firstSeen.get(finding.fingerprint);
  const known = finding.outcome === 'failed' && first !== undefined && first < view.run.manifest.asOf;
  return known ? row(view.text.ledger.head.firstSeen, first) : null;
}

/** What the office has said about it, and how that fits what was found. */
function followUp(view: View, finding: Finding): Part {
  const said = finding.followUp;
  if (said === undefined) return null;
  const { ledger } = view.text;
  const details = [
    ...(said.reason === '' ? [] : [`${ledger.head.reason}${view.text.common.colon}${cap(said.reason, 300)}`]),
    ...(said.due === null ? [] : [`${ledger.head.dueDate}${view.text.common.colon}${said.due}`]),
    ...(said.owner === '' ? [] : [`${ledger.head.owner}${view.text.common.colon}${cap(said.owner, 80)}`]),
  ];
  const words = [followUpWords(view, said), ...details].join(view.text.common.clause);
  return row(ledger.head.status, said.repeated ? tag('poor', words) : words);
}

function places(view: View, finding: Finding): Part {
  const { text } = view;
  const { target } = finding;
  switch (target.type) {
    case 'link':
      return [
        row(text.site.linkTo, html`${outLink(target.url)}${linkText(view, finding)}`),
        ...linkRows(view, finding),
      ];
    case 'element':
      return [
        row(text.site.where, outLink(target.url)),
        placeRow(view, elementWords(view, target, finding.facts)),
      ];
    case 'column':
      return [
        row(
          text.site.column,
          html`${outLink(target.url, target.name)} <span class="soft">${cap(target.url, 160)}</span>`,
        ),
        newest(view, finding),
      ];
    case 'page':
      return row(text.site.where, outLink(target.url));
    case 'document':
      return row(text.site.fileAddress, outLink(target.url));
    case 'site':
      return row(text.group.address, outLink(target.url));
    case 'app':
    case 'account':
      return row(
        text.site.where,
        target.url === undefined ? cap(target.name, 120) : outLink(target.url, target.name),
      );
    case 'city':
    case 'group':
      return null;
    default:
      return target satisfies never;
  }
}

function placeRow({ text }: View, words: string): Part {
  return words !== '' && row(text.site.place, words);
}

/** Where a link stands, where its target probably is now, and since when it does not open. */
function linkRows(view: View, finding: Finding): readonly Part[] {
  const { site } = view.text;
  const place = linkPlace(view, finding);
  const { movedTo, verdict } = finding.facts;
  const age = linkAge(view, finding);
  return [
    place !== '' && row(site.place, place),
    // Of a link that is redirected the message itself names the new address, and it is certain.
    typeof movedTo === 'string' && verdict !== 'redirected' && row(site.movedTo, outLink(movedTo)),
    age !== '' && row(site.age, age),
  ];
}

function newest(view: View, finding: Finding): Markup | null {
  const { latestTitle, latestUrl, latest } = finding.facts;
  if (typeof latestTitle !== 'string' || latestTitle === '') return null;
  const title =
    typeof latestUrl === 'string' ? outLink(latestUrl, latestTitle) : html`${cap(latestTitle, 120)}`;
  const day = typeof latest === 'string' ? `（${cap(latest, 20)}）` : '';
  return row(view.text.site.columnLatest, html`${title}${day}`);
}

function linkText(view: View, finding: Finding): Markup | null {
  const label = finding.facts['text'];
  if (typeof label !== 'string' || label.trim() === '') return null;
  return html`<span class="soft"> ${view.text.site.linkText(cap(label.trim(), 60))}</span>`;
}

/** Why the link does not work, or why it could not be told; and on how many pages. */
function seen(view: View, finding: Finding): Markup | null {
  const { text } = view;
  const code = finding.facts['why'] ?? finding.facts['reason'];
  const reason = typeof code === 'string' && code !== '' ? cap(reasonWord(view, code), 120) : '';
  const parts = [
    messageIn(view, finding).includes(reason) ? '' : reason,
    finding.pages > 1 ? text.site.affects(finding.pages) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : row(text.site.what, parts.join(text.common.comma));
}

function pagesOf(finding: Finding): readonly string[] {
  if (finding.target.type === 'link') return finding.target.from;
  const pages = finding.facts['samplePages'];
  if (!Array.isArray(pages)) return [];
  const own = 'url' in finding.target ? finding.target.url : undefined;
  return pages.filter((page): page is string => typeof page === 'string' && page !== own).slice(0, 20);
}

function row(label: string, value: Part): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}
