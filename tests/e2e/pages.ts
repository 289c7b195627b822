/** A page as a healthy small site would have it; what a test plants goes into `body`. */
export function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<meta name="SiteName" content="小镇政府"><meta name="SiteDomain" content="www.xiaozhen.gov.cn"><meta name="SiteIDCode" content="4299000001">
${head}</head>
<body><nav class="nav"><a href="/">首页</a><a href="/xwdt/">新闻动态</a><a href="/tzgg/">通知公告</a></nav>
<main>${body}</main>
<footer>主办单位：小镇人民政府 <a href="/wzdt.html">网站地图</a> 网站标识码：4299000001</footer></body></html>`;
}

/** A list of dated items, newest first, `every` days apart. */
export function list(dir: string, newest: string, options: { count?: number; every?: number } = {}): string {
  const { count = 8, every = 3 } = options;
  const items = days(newest, count, every).map(
    (day, i) =>
      `<li><a href="${dir}t${day.replaceAll('-', '')}_${i}.html">${TITLES[i % TITLES.length]}（${i + 1}）</a><span>${day}</span></li>`,
  );
  return `<ul class="list">${items.join('\n')}</ul>`;
}

/** The pages behind a list. */
export function articles(dir: string, newest: string, options: { count?: number; every?: number } = {}) {
  const { count = 8, every = 3 } = options;
  return Object.fromEntries(
    days(newest, count, every).map((day, i) => [
      `${dir}t${day.replaceAll('-', '')}_${i}.html`,
      page(
        `${TITLES[i % TITLES.length]}（${i + 1}）`,
        `<h1>${TITLES[i % TITLES.length]}（${i + 1}）</h1><p>发布时间：${day}　来源：小镇政府</p>${`<p>${PARAGRAPH}</p>`.repeat(3)}`,
        `<meta name="ArticleTitle" content="${TITLES[i % TITLES.length]}（${i + 1}）"><meta name="PubDate" content="${day} 10:00">`,
      ),
    ]),
  );
}

function days(newest: string, count: number, every: number): readonly string[] {
  const last = Date.parse(`${newest}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) =>
    new Date(last - i * every * 86_400_000).toISOString().slice(0, 10),
  );
}

const TITLES = [
  '镇长调研乡村道路建设进展情况',
  '全镇召开冬季森林防火工作部署会',
  '镇卫生院开展免费体检进村活动',
  '中小学校园食品安全专项检查启动',
  '农田水利设施维修工程顺利完工',
  '我镇举办第三届农民丰收节活动',
  '便民服务中心新增三项网上办理业务',
  '志愿者走进敬老院开展慰问活动',
];

const PARAGRAPH =
  '近日，有关负责同志到各村实地了解情况，听取群众意见，要求各部门加强协作，把工作做细做实，确保各项任务按时完成，让群众得到实实在在的好处。';
