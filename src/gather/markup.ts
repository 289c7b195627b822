import type { HtmlDocument } from '../domain/document.ts';
import { blocking } from './markup/blocking.ts';
import { captcha } from './markup/captcha.ts';
import { colourWords } from './markup/colour-words.ts';
import { type ContactReading, contacts } from './markup/contacts.ts';
import { formErrors } from './markup/form-errors.ts';
import { linkWords, pictureLinks } from './markup/link-words.ts';
import { type MenuReading, mainMenu } from './markup/main-menu.ts';
import { pageParts } from './markup/page-parts.ts';
import { players } from './markup/players.ts';
import type { Said } from './markup/said.ts';
import { searchBox } from './markup/search-box.ts';
import { sensoryWords } from './markup/sensory-words.ts';
import { type SkipReading, skipLink } from './markup/skip-link.ts';

/** What one page's HTML shows for the checks of accessibility that need no browser. */
export interface MarkupReading {
  readonly said: readonly Said[];
  readonly skip: SkipReading;
  readonly menu: MenuReading | null;
  readonly contacts: ContactReading;
  readonly pictureLinks: readonly { readonly href: string; readonly name: string; readonly src: string }[];
}

/** Reads an already parsed page; pure, bounded, and never throws whatever the page is. */
export function readMarkup(root: HtmlDocument): MarkupReading {
  const parts = pageParts(root);
  const pictures = pictureLinks(parts);
  return {
    said: [
      captcha(parts),
      linkWords(pictures),
      searchBox(parts),
      colourWords(parts),
      players(parts),
      sensoryWords(parts),
      formErrors(parts),
      blocking(parts),
    ],
    skip: skipLink(parts, root),
    menu: mainMenu(parts),
    contacts: contacts(parts),
    pictureLinks: pictures.map(({ el, name, src }) => ({ href: el.attribs['href'] ?? '', name, src })),
  };
}
