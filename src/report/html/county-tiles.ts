import { pathHref } from '../file-id.ts';
import { formatBounds } from '../share.ts';
import type { GroupView, View } from '../view.ts';
import { cap } from '../visible.ts';
import { errorsIn } from './group-table.ts';
import { html, type Markup } from './markup.ts';
import { scoreTone } from './score-cell.ts';
import { SHAPES, type Tone } from './tag.ts';

const WIDTH = 160;
const HEIGHT = 64;

/** A tile a county: shape and colour by mean score, its value, and how much must be mended. The table below says the same. */
export function countyTiles(view: View, root: string): Markup {
  const { text } = view;
  return html`<p class="lead">${text.map.lead}</p><ul class="tiles">${view.groups.map((group) => tile(view, group, root))}</ul>`;
}

function tile(view: View, group: GroupView, root: string): Markup {
  const { text } = view;
  const total = group.score?.total;
  const tone: Tone = total === undefined ? 'none' : scoreTone(total);
  const value = total === undefined || total.score === null ? text.map.none : formatBounds(total);
  return html`<li><a href="${root}${pathHref(group.file)}"><svg class="tile-map ${tone}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><rect width="${WIDTH}" height="${HEIGHT}" rx="8"/><text x="14" y="42" class="shape">${SHAPES[tone]}</text><text x="${WIDTH - 12}" y="42" class="value ${value.length > 7 && 'small'}">${value}</text></svg><span class="name">${cap(group.name, 24)}</span><span class="hidden">${text.common.colon}${value}</span> <span class="soft">${text.map.mustFix(errorsIn(group))}${text.common.inBrackets(text.common.sites(group.sites.length))}</span></a></li>`;
}
