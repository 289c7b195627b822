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

/** Puts links into the item with this title; `make` gets the page, since addresses are noted with it. */
export type AddPage = (title: string, make: (page: Place) => string) => Place;

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
  const pages = site.column({
    slug: 'fwzy',
    name: '服务指引',
    latest: '2026-10-30',
    count: titles.length,
    perPage: 40,
    titles,
  });
  const add: AddPage = (title, make) => {
    const page = pages.articles.find((article) => article.title === title);
    if (!page) throw new Error(`no item has the title ${title}`);
    site.insert(page, 'main', spaced(make(page)));
    return page;
  };
  addForms(site, context, add);
  addFiles(site, context, add);
  addHosts(site, context, add);
  addDanger(site, context, add);
  return site;
}

/** Names long enough to be hit with a finger. */
function spaced(html: string): string {
  return html.replace(/>([甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未])<\/(a|button)>/g, '>样例$1项</$2>　');
}

/** The items which hold the links. */
const titles = [
  '地址写法',
  '不是链接',
  '脚本里的地址',
  '页内位置',
  '旧址',
  '样式',
  '脚本文件',
  '图片和音像',
  '附件',
  '时好时坏',
  '防护墙',
  '跳转',
  '假正常',
  '安全连接',
  '友好单位',
  '法律援助',
  '办公入口',
  '维护中',
];
