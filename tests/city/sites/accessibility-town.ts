import { paragraphs } from '../content.ts';
import type { SiteSpec, StaticPage } from '../model.ts';
import { bothFamilies } from '../outside.ts';
import { mime, text } from '../resources.ts';
import { Site } from '../site.ts';
import { plain } from '../templates/plain.ts';
import type { Context } from '../world.ts';
import { addContact } from './common.ts';

type Spec = Pick<SiteSpec, 'id' | 'name' | 'host'> & Partial<Pick<SiteSpec, 'template'>>;

/** A button of the template that leads nowhere; these towns put their own entry, or none, in its place. */
const USUAL_ENTRY = '<button type="button">适老化浏览</button>';

/** A small site of few pages, so that all of them are opened in the browser. It has no elder mode unless it is given one. */
export function town({ ports }: Context, number: number, spec: Spec): Site {
  const site = new Site({
    ...{ port: ports.web, web: ports.web, organ: '镇政府', area: spec.name, level: 'township' },
    ...{ county: '南溪区', owner: `南溪区${spec.name}人民政府`, siteCode: `4299031${String(100 + number)}` },
    ...{ field: 'town', template: plain, dateStyle: 'yyyy-mm-dd', records: bothFamilies },
    ...{ slogan: `${spec.name}欢迎您`, colour: '#2f4a5c' },
    // The mode that the templates' own script gives every site would make the broken ones work.
    elder: 'idle',
    ...spec,
    name: `${spec.name}人民政府`,
  });
  addContact(site, 60 + number);
  const intro = paragraphs(`${spec.id}/intro`, site.spec);
  site.insert(site.home, 'main', `<div><h2>概况</h2>${intro.map((p) => `<p>${p}</p>`).join('\n')}</div>`);
  return site;
}

/** Puts the entry to the elder mode, as HTML, where the template has its own. */
export function putEntry(site: Site, entry: string): void {
  site.edit('everywhere', (html) => html.replace(USUAL_ENTRY, () => entry));
}

/** The rules of the elder mode, none of which may accuse a site whose mode works. */
export const ELDER_RULES = [
  'elder-mode-missing',
  'elder-mode-broken',
  'elder-mode-advertising',
  'small-text',
] as const;

/** Gives the site an elder mode that works: larger text on all pages, kept by a cookie, left by the same button. */
export function addElderToggle(site: Site, words = '长者模式'): void {
  putEntry(
    site,
    `<button type="button" id="elder" data-word="${words}" aria-pressed="false">${words}</button>`,
  );
  site.serve('/elder.js', text(TOGGLE, mime.js));
  site.insertEverywhere(
    'head',
    `<style>html.elder{font-size:150%}html.elder body{line-height:2}</style><script src="${site.prefix}/elder.js" defer></script>`,
  );
  for (const rule of ELDER_RULES) site.trap({ rule, why: `${words}：全站放大文字，可以退出` });
}

const TOGGLE = `(function () {
  var button = document.getElementById('elder');
  function show(on) {
    document.documentElement.classList.toggle('elder', on);
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? '退出' + button.dataset.word : button.dataset.word;
  }
  button.addEventListener('click', function () {
    var on = !document.documentElement.classList.contains('elder');
    document.cookie = 'elder=' + (on ? '1' : '0') + ';path=/';
    show(on);
  });
  show(document.cookie.indexOf('elder=1') >= 0);
})();`;

/** A page that fails by one rule; what else a check of WCAG says of the same page is left open. */
export function faulty(
  site: Site,
  rule: string,
  page: Written,
  more: Parameters<Site['flaw']>[4] = {},
): StaticPage {
  const made = written(site, page);
  site.flaw(rule, 'page', made.url, page.why, more);
  site.tolerate({ rule: 'wcag-*', url: made.url, why: page.why });
  return made;
}

/** A page on which something only a person can judge has to be pointed out, and nothing accused. */
export function doubtful(site: Site, rule: string, page: Written): StaticPage {
  return faulty(site, rule, page, { outcome: 'cantTell' });
}

/** A page that meets the indicator in a way that a naive check may not see. */
export function sound(site: Site, rule: string, page: Written): StaticPage {
  const made = written(site, page);
  site.trap({ rule, url: made.url, why: page.why });
  return made;
}

export interface Written {
  readonly path: string;
  readonly title: string;
  readonly html: string;
  readonly why: string;
}

/** With a few words about the office, so that nobody takes the page for an empty one. */
export function written(site: Site, { path, title, html }: Omit<Written, 'why'>): StaticPage {
  const words = paragraphs(`${site.spec.id}${path}`, site.spec).map((one) => `<p>${one}</p>`);
  return site.page(path, title, `${html}${words.join('')}`);
}
