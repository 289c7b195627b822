import type { Article, Resource } from './model.ts';
import { text } from './resources.ts';
import type { Site } from './site.ts';
import type { ListView } from './templates/template.ts';

type View = (view: ListView) => string;

/** Hanweb's way: the items stand as XML in a script element, and a script puts them into the page. */
export const dataStore: View = ({
  column,
  items,
}) => `<ul class="default_pgContainer" id="c${column.no}"></ul>
<script type="text/xml" id="x${column.no}">${storeOf(items)}</script>
<script>document.getElementById('c${column.no}').innerHTML=document.getElementById('x${column.no}').textContent.split('<![CDATA[').slice(1).map(function(s){return s.split(']]>')[0];}).join('');</script>`;

/** The same list, asked of the data proxy by a script. */
export function dataProxy(site: Site): View {
  return ({ column, items }) => {
    const path = '/module/web/jpage/dataproxy.jsp';
    site.serve(`${path}?columnid=${column.no}`, text(storeOf(items), 'text/xml; charset=utf-8'));
    const url = `${site.prefix}${path}?columnid=${column.no}`;
    return `<ul class="default_pgContainer" id="c${column.no}"></ul>
<script>fetch('${url}',{method:'POST',headers:{'content-type':'application/x-www-form-urlencoded'},body:'col=1&appid=1&webid=3&path=%2F&columnid=${column.no}&sourceContentType=1&unitid=${column.no}&permissiontype=0&startrecord=1&endrecord=45&perpage=15'})
.then(function(r){return r.text();}).then(function(t){document.getElementById('c${column.no}').innerHTML=t.split('<![CDATA[').slice(1).map(function(s){return s.split(']]>')[0];}).join('');});</script>`;
  };
}

/** A list that a script asks for as JSON. */
export function jsonList(site: Site, instead?: Resource): View {
  return ({ column, items, page }) => {
    const url = `/api/list.do?channel=${column.no}&page=${page}`;
    const rows = items.map((a) => ({ title: a.title, url: a.href, pubDate: a.listDate }));
    const body = JSON.stringify({ code: 200, data: { total: items.length, rows } });
    site.serve(url, instead ?? text(body, 'application/json; charset=utf-8'));
    return `<ul class="list" id="j${column.no}"></ul>
<script>fetch('${site.prefix}${url}').then(function(r){return r.json();}).then(function(j){document.getElementById('j${column.no}').innerHTML=j.data.rows.map(function(a){return '<li><a href="'+a.url+'">'+a.title+'</a><span>'+a.pubDate+'</span></li>';}).join('')||'<li>暂无数据</li>';});</script>`;
  };
}

/** A list that stands as an array in a script of the page. */
export const scriptArray: View = ({ column, items }) => {
  const rows = items.map((a) => ({ t: a.title, u: a.href, d: a.listDate }));
  return `<ul class="list" id="s${column.no}"></ul>
<script>var rows=${JSON.stringify(rows)};document.getElementById('s${column.no}').innerHTML=rows.map(function(r){return '<li><a href="'+r.u+'">'+r.t+'</a><span>'+r.d+'</span></li>';}).join('');</script>`;
};

/** Items which a script of the link opens. */
export const clicked: View = ({ items }) =>
  `<ul class="list">${items
    .map(
      (a) =>
        `<li><a href="javascript:void(0)" onclick="window.open('${a.href}')" title="${a.title}">${a.title}</a><span>${a.listDate}</span></li>`,
    )
    .join('\n')}</ul>`;

/** The day large, year and month below it. */
export const splitDates: View = ({ items }) =>
  `<ul class="list">${items
    .map(
      (a) =>
        `<li><div class="rq"><b>${a.listDate?.slice(8)}</b><span>${a.listDate?.slice(0, 7)}</span></div><a href="${a.href}">${a.title}</a></li>`,
    )
    .join('\n')}</ul>`;

/** A table whose index numbers look like dates. */
export const indexTable: View = ({ items }) =>
  `<table class="files"><thead><tr><th>索引号</th><th>名称</th><th>成文日期</th><th>发布日期</th></tr></thead><tbody>${items
    .map(
      (a, i) =>
        `<tr><td>011330255/2026-1102${i}</td><td><a href="${a.href}">${a.title}</a></td><td>${a.date.slice(0, 4)}-01-0${i + 1}</td><td>${a.listDate}</td></tr>`,
    )
    .join('\n')}</tbody></table>`;

/** Addresses for a list whose first items have pages of their own and whose others lead to another host. */
export function elsewhere(host: string, slug: string, own: number, count: number): (string | undefined)[] {
  return Array.from({ length: count }, (_, i) =>
    i < own ? undefined : `${host}/${slug}/c_${4100 + i}.html`,
  );
}

function storeOf(items: readonly Article[]): string {
  const records = items.map(
    (a) =>
      `<record><![CDATA[<li><a href="${a.href}" title="${a.title}" target="_blank">${a.title}</a><span>${a.listDate}</span></li>]]></record>`,
  );
  return `<datastore><nextgroup></nextgroup><totalrecord>${items.length}</totalrecord><totalpage>1</totalpage><recordset>${records.join('\n')}</recordset></datastore>`;
}
