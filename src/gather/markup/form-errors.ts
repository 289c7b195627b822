import type { HtmlElement } from '../../domain/document.ts';
import { isHidden } from './is-hidden.ts';
import type { PageParts } from './page-parts.ts';
import { parentOf, placeOf } from './place-of.ts';
import { begin, type Said } from './said.ts';
import { shownError } from './shown-error.ts';

const MOST = 10;
const LEAST_FIELDS = 2;

/**
 * 3.4.4.1: forms whose messages a person must try out. They are never sent: all that is seen is whether the browser itself
 * checks the fields, and says in words what is wrong. A page that came with a field marked as wrong shows its message already.
 */
export function formErrors({ forms, fields }: PageParts): Said {
  const said = begin('error-message-missing');
  const wrong = fields.filter(isMarkedWrong).slice(0, MOST);
  for (const field of wrong) {
    const { isSaid, words } = shownError(field, formOf(field));
    if (isSaid) said.fine += 1;
    else said.reviews.push(placeOf(field, words || nameOf(field)));
  }
  for (const form of forms.slice(0, MOST)) {
    const own = fields.filter((field) => formOf(field) === form);
    if (own.length < LEAST_FIELDS) continue; // a search box
    if (own.some((field) => wrong.includes(field))) continue;
    const checked = own.every((field) => 'required' in field.attribs) && !('novalidate' in form.attribs);
    if (checked) said.fine += 1;
    else said.reviews.push(placeOf(form, own.map(nameOf).filter(Boolean).slice(0, 8).join('、')));
  }
  return said;
}

/** With something filled in: empty fields that must be filled in are marked so by many scripts before anybody wrote in them. */
function isMarkedWrong(field: HtmlElement): boolean {
  const { attribs, name } = field;
  if (attribs['aria-invalid'] !== 'true' || isHidden(field)) return false;
  return name !== 'input' || Boolean(attribs['value']?.trim());
}

function formOf(field: HtmlElement): HtmlElement | null {
  for (let at = parentOf(field); at; at = parentOf(at)) if (at.name === 'form') return at;
  return null;
}

function nameOf({ attribs }: HtmlElement): string {
  return (attribs['title'] || attribs['aria-label'] || attribs['placeholder'] || attribs['name'] || '').slice(
    0,
    20,
  );
}
