import { elsewhere } from '../lists.ts';
import type { Place } from '../model.ts';
import type { Site } from '../site.ts';
import { plain } from '../templates/plain.ts';
import type { Context } from '../world.ts';
import { addContact, newSite } from './common.ts';
import { addDanger } from './law-danger.ts';
import { addFiles } from './law-files.ts';
import { addForms } from './law-forms.ts';
import { addHosts } from './law-hosts.ts';

/** Puts a page of links into the site; `make` gets the page, since addresses are noted with it. */
export type AddPage = (slug: string, title: string, make: (page: Place) => string) => Place;

/** A site of links: every way to write one, and every way in which a host may answer. */
export function law(context: Context): Site {
  const { outside, ports } = context;
  const site = newSite(context, {
    id: 'sfj',
    name: '清湖市司法局',
    organ: '市司法局',
    area: '清湖市',
    host: 'sfj.qinghu-demo.gov.cn',
    level: 'department',
    owner: '清湖市司法局',
    siteCode: '4299000010',
    field: 'government',
    template: plain,
    dateStyle: 'yyyy-mm-dd',
    robots: `User-agent: *\nAllow: /\n\nSitemap: http://sfj.qinghu-demo.gov.cn:${ports.web}/map.xml\n`,
    slogan: '公平正义，法治清湖',
    colour: '#45305e',
  });
  addContact(site, 10);
  site.column({
    slug: 'sfdt',
    name: '司法动态',
    class: 'news',
    latest: '2026-11-20',
    count: 10,
    every: 1,
    onHome: true,
    hrefs: elsewhere(outside.news, 'sf', 1, 10),
  });
  const pages: { readonly place: Place; readonly title: string }[] = [];
  const add: AddPage = (slug, title, make) => {
    const path = `/lj/${slug}.html`;
    const place = site.page(path, title, '');
    site.insert(place, 'main', make(place));
    pages.push({ place, title });
    return place;
  };
  addForms(site, context, add);
  addFiles(site, context, add);
  addHosts(site, context, add);
  addDanger(site, context, add);
  site.insert(
    site.home,
    'main',
    `<ul class="list">${pages.map(({ place, title }) => `<li><a href="${place.path}">${title}</a></li>`).join('')}</ul>`,
  );
  return site;
}
