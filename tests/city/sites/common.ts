import { topicOf } from '../content.ts';
import { docx, pdf } from '../files.ts';
import type { Article, Column, SiteSpec, StaticPage } from '../model.ts';
import { file, mime } from '../resources.ts';
import { Site } from '../site.ts';
import type { Context } from '../world.ts';

const families = ['周', '陈', '林', '何', '罗', '谢', '韩', '曹', '邓', '彭'];
const names = ['启明', '若兰', '致远', '文博', '雅琴', '建国', '思源', '立新', '晓峰', '静怡'];

export function newSite(
  { ports }: Context,
  spec: Omit<SiteSpec, 'port' | 'web'> & { readonly port?: number },
): Site {
  return new Site({ port: ports.web, web: ports.web, ...spec });
}

export interface Basics {
  readonly functions: StaticPage;
  readonly leaders: StaticPage;
  readonly contact: StaticPage;
  readonly guides: readonly StaticPage[];
}

/** The pages which every site has and which need no update; `leader` numbers differ from site to site. */
export function addBasics(site: Site, leader: number): Basics {
  const { organ, owner, name } = site.spec;
  const functions = site.page(
    '/jgzn.html',
    '机构职能',
    `<p>发布日期：2021-03-15</p><p>${owner}贯彻落实上级方针政策和决策部署，主要职责如下：</p><ol><li>拟订有关发展规划并组织实施。</li><li>负责本领域行政许可、监督检查和公共服务。</li><li>承办上级交办的其他事项。</li></ol>`,
    true,
  );
  const people = [0, 1, 2].map(
    (i) => `${families[(leader + i * 3) % 10]}${names[(leader * 7 + i * 3) % 10]}`,
  );
  const posts = ['主持全面工作', '负责业务和信息公开工作', '负责机关党建和安全生产工作'];
  const leaders = site.page(
    '/ldxx.html',
    '领导信息',
    `<ul>${people.map((person, i) => `<li><img src="${site.prefix}${site.spec.template.assets}/photo${i + 1}.png" alt="${person}照片" width="100" height="60"> ${person}：${posts[i]}</li>`).join('')}</ul>`,
    true,
  );
  const contact = site.page(
    '/lxwm.html',
    '联系我们',
    `<address>单位：${owner}<br>地址：清湖市湖滨大道${60 + leader * 2}号<br>电话：<a href="tel:0799-86${String(10_000 + leader * 137)}">0799-86${String(10_000 + leader * 137)}</a><br>邮箱：<a href="mailto:office@${site.spec.host}">office@${site.spec.host}</a></address><p>工作时间：周一至周五 8:30—12:00，14:30—17:30（法定节假日除外）。</p>`,
  );
  const guides = [1, 2].map((i) => addGuide(site, i));
  for (const page of [functions, leaders, contact]) {
    site.trap({ rule: 'stale-column', url: page.url, why: `${name}：${page.title}是静态栏目，不设更新期限` });
    site.trap({ rule: 'blank-column', url: page.url, why: `${organ}：${page.title}有内容，不是列表` });
  }
  return { functions, leaders, contact, guides };
}

/** The contact page alone, for sites that are there for one thing. */
export function addContact(site: Site, number: number): StaticPage {
  const phone = `0799-87${String(10_000 + number * 139)}`;
  return site.page(
    '/lxwm.html',
    '联系我们',
    `<address>单位：${site.spec.owner}<br>地址：清湖市湖滨大道${100 + number * 2}号<br>电话：<a href="tel:${phone}">${phone}</a><br>邮箱：<a href="mailto:office@${site.spec.host}">office@${site.spec.host}</a></address>`,
  );
}

function addGuide(site: Site, number: number): StaticPage {
  const matter = `${topicOf(`${site.spec.id}/guide${number}`, site.spec)}事项办理`;
  const form = site.serve(`/files/form${number}.docx`, file(docx(`${matter}申请表`), mime.docx));
  const sample = site.serve(`/files/sample${number}.pdf`, file(pdf(`${matter}示范文本`), mime.pdf));
  return site.page(
    `/bszn/guide${number}.html`,
    `办事指南：${matter}`,
    `<table class="files"><caption>${matter}</caption><tbody><tr><th scope="row">受理条件</th><td>本市行政区域内符合规定条件的单位和个人</td></tr><tr><th scope="row">法定期限</th><td>20个工作日</td></tr><tr><th scope="row">承诺期限</th><td>5个工作日</td></tr><tr><th scope="row">收费标准</th><td>不收费</td></tr></tbody></table>
<p>表格下载：<a href="${form.path}">${matter}申请表</a>　<a href="${sample.path}">${matter}示范文本</a></p>`,
  );
}

/** A short list as it stands beside a page's own list. */
export function sideList(
  heading: string,
  items: readonly { readonly title: string; readonly href: string; readonly date: string }[],
): string {
  const rows = items.map(
    ({ title, href, date }) => `<li><a href="${href}">${title}</a> <span>${date}</span></li>`,
  );
  return `<div class="rdtj"><h3>${heading}</h3><ul>${rows.join('')}</ul></div>`;
}

/** The item of a column with the given place among those that have a page of their own. */
export function at(column: Column, index: number): Article {
  const article = column.articles.filter((a) => a.href === a.path)[index];
  if (!article) throw new Error(`${column.name} has no item ${index}`);
  return article;
}
