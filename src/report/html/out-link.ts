import { cap } from '../visible.ts';
import { html, type Markup } from './markup.ts';

const LONGEST_ADDRESS = 1500;
const LONGEST_LABEL = 180;

/** A link to an audited page. Only http and https, without user name; anything else is shown as text and cannot be clicked. */
export function outLink(address: string, label: string = address): Markup {
  const href = safeAddress(address);
  const shown = cap(label.trim() === '' ? address : label, LONGEST_LABEL);
  if (href === null) return html`<span class="addr">${shown}</span>`;
  return html`<a class="addr" href="${href}" rel="noreferrer noopener nofollow">${shown}</a>`;
}

/** The address to put into `href`, or `null` where it must not be a link. */
export function safeAddress(address: string): string | null {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return null;
  const url = new URL(address);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  if (!web || url.username !== '' || url.password !== '') return null;
  return url.href.length > LONGEST_ADDRESS * 2 ? null : url.href;
}
