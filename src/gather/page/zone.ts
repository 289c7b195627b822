/** Which part of the page an element stands in, as far as tag and class names tell. */
export type Zone = 'body' | 'nav' | 'side' | 'footer';

const FOOTER =
  /(?:^|[\s_-])(?:page|site|web|main)?(?:foot(?:er)?|copyright|copyrights|bottom-?info)(?![a-z])/i;
const NAV =
  /(?:^|[\s_-])(?:(?:main|top|head|left|sub|site|side|dao|list|nav)?(?:nav|menu|navbar|navigation|daohang|submenu|sidenav|leftnav)s?|header|crumbs?|breadcrumbs?)(?![a-z])/i;
const SIDE =
  /(?:^|[\s_-])(?:sidebar|aside|side|hot|rank(?:ing)?|phb|recommend|related?|xgyd|xgxx|tuijian|remen|yqlj|friend-?links?)(?![a-z])/i;

/** Zones are inherited; the footer stays the footer whatever stands in it. */
export function zoneOf(tag: string, classes: string | undefined, id: string | undefined, parent: Zone): Zone {
  if (parent === 'footer') return parent;
  if (tag === 'footer') return 'footer';
  if (tag === 'nav' || tag === 'header') return 'nav';
  if (tag === 'aside') return 'side';
  if (tag === 'body' || tag === 'html' || (classes === undefined && id === undefined)) return parent;
  const marks = id === undefined ? (classes ?? '') : `${classes ?? ''} ${id}`;
  if (marks === ' ' || marks === '') return parent;
  if (FOOTER.test(marks)) return 'footer';
  if (SIDE.test(marks)) return 'side';
  if (NAV.test(marks)) return 'nav';
  return parent;
}
