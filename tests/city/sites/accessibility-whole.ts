import { type DocumentKind, pdfOf } from '../pdf-kinds.ts';
import { file, mime } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { LEVEL_1_RULES } from './accessibility-rules.ts';
import { addElderToggle, faulty, sound, town } from './accessibility-town.ts';

const SKIP = '<a class="skip" href="#main-content">跳到主要内容</a>';
const text = (n: number) =>
  `<p>本镇${n}月组织志愿者到各村清理沟渠，清运垃圾${n * 7}吨，村容村貌明显改善。</p>`;

/** No way past the navigation: the skip link is missing on every page. */
export function noSkipTown(context: Context): Site {
  const site = town(context, 12, { id: 'dashi', name: '大石镇', host: 'dashi.nanxi-demo.gov.cn' });
  addElderToggle(site, '适老化版');
  site.edit('everywhere', (html) => html.replace(SKIP, ''));
  site.page('/tg/a.html', '乡村建设', text(9), true);
  wholeSite(site, 'skip-link-missing', '没有跳到正文的链接');
  return site;
}

/** A skip link whose target does not exist. */
export function deadSkipTown(context: Context): Site {
  const site = town(context, 13, { id: 'xiaoshi', name: '小石镇', host: 'xiaoshi.nanxi-demo.gov.cn' });
  addElderToggle(site, '老年助手');
  site.edit('everywhere', (html) => html.replace('id="main-content"', 'id="content"'));
  site.page('/tg/a.html', '乡村振兴', text(8), true);
  wholeSite(site, 'skip-link-missing', '跳转链接的目标不存在');
  for (const place of [site.home, ...site.pages])
    site.tolerate({ rule: 'broken-fragment', url: `${place.url}#main-content`, why: '同一处错误' });
  site.tolerate({
    rule: 'broken-fragment',
    url: site.place('/wzdt.html#main-content').url,
    why: '同一处错误',
  });
  return site;
}

/** Skip links in other shapes: by access key and by a function that moves the focus. */
export function otherSkipTown(context: Context): Site {
  const site = town(context, 14, { id: 'zhongshi', name: '中石镇', host: 'zhongshi.nanxi-demo.gov.cn' });
  addElderToggle(site, '信息无障碍');
  site.edit('everywhere', (html) =>
    html
      .replace(
        SKIP,
        `<button type="button" class="skip" accesskey="s" onclick="var m=document.getElementById('main-content');m.tabIndex=-1;m.focus()">直达正文</button>`,
      )
      .replace('<header>', '<header><a class="skip" href="#footer">跳到页尾</a>')
      .replace('<footer>', '<footer id="footer">'),
  );
  site.trap({ rule: 'skip-link-missing', why: '页首有直达正文的按钮，聚焦时出现' });
  return site;
}

/** Navigation whose order changes on one page. */
export function shuffledTown(context: Context): Site {
  const site = town(context, 15, { id: 'hengxi', name: '横溪镇', host: 'hengxi.nanxi-demo.gov.cn' });
  addElderToggle(site, '老年版');
  const names = ['乡镇概况', '机构设置', '政策公开', '便民服务'];
  const pages = names.map((name, i) => site.page(`/dh/${i + 1}.html`, name, text(i + 3), true));
  const odd = pages[2] ?? site.home;
  site.edit(odd, reversed);
  site.flaw('inconsistent-navigation', 'page', odd.url, '这一页的主导航次序颠倒', {
    target: { type: 'page', url: odd.url, also: [site.url] },
  });
  return site;
}

/** Navigation in one order on the home page and in another on all others. */
export function turnedTown(context: Context): Site {
  const site = town(context, 21, { id: 'huanxi', name: '环溪镇', host: 'huanxi.nanxi-demo.gov.cn' });
  addElderToggle(site, '无障碍阅读');
  for (const [i, name] of ['乡镇概况', '机构设置', '政策公开', '便民服务'].entries())
    site.page(`/dh/${i + 1}.html`, name, text(i + 5), true);
  site.edit(site.home, reversed);
  site.flaw('inconsistent-navigation', 'page', site.url, '首页的主导航次序与其他网页相反');
  for (const page of site.pages)
    site.tolerate({ rule: 'inconsistent-navigation', url: page.url, why: '也可以说是这一页与首页不同' });
  return site;
}

function reversed(html: string): string {
  return html.replace(
    /(<nav aria-label="主导航"><ul>)(.*?)(<\/ul>)/s,
    (_, open: string, list: string, close: string) => {
      const items = list.split('</li>').filter(Boolean).reverse();
      return `${open}${items.map((item) => `${item}</li>`).join('')}${close}`;
    },
  );
}

/** Navigation that shows where one is, with further entries in the present section: the order stays. */
export function steadyTown(context: Context): Site {
  const site = town(context, 16, { id: 'shunxi', name: '顺溪镇', host: 'shunxi.nanxi-demo.gov.cn' });
  addElderToggle(site, '无障碍浏览');
  const names = ['乡镇概况', '机构设置', '政策公开', '便民服务'];
  const pages = names.map((name, i) => site.page(`/dh/${i + 1}.html`, name, text(i + 4), true));
  for (const page of pages)
    site.edit(page, (html) =>
      html.replace(
        `<li><a href="${page.path}">${page.title}</a></li>`,
        `<li><strong aria-current="page" style="color:#fff">${page.title}</strong></li><li><a href="${page.path}#main-content">本栏目正文</a></li>`,
      ),
    );
  site.trap({ rule: 'inconsistent-navigation', why: '当前栏目不是链接，下面多一项；次序不变' });
  return site;
}

/** Nobody says how to reach the office. */
export function silentTown(context: Context): Site {
  const site = town(context, 17, { id: 'wuyin', name: '乌荫镇', host: 'wuyin.nanxi-demo.gov.cn' });
  addElderToggle(site, '大字版');
  const gone = ` · <a href="${site.prefix}/lxwm.html">联系我们</a>`;
  site.edit('everywhere', (html) =>
    html
      .replace(gone, '')
      .replace(
        /<address>.*?<\/address>/s,
        '<p>本网站由镇政府办公室管理，内容每季度核对一次，转载请注明出处；网站栏目设置以镇政府公布的为准。</p>',
      )
      .replaceAll('联系我们', '本站说明')
      .replace(/<a href="[^"]*jiucuo\.html[^"]*"><img [^>]*><\/a>/, ''),
  );
  site.siteFault('contact-missing', '全站没有电话、邮箱、地址或信箱');
  return site;
}

/** A contact page whose values were never filled in. */
export function blankContactTown(context: Context): Site {
  const site = town(context, 22, { id: 'kongbai', name: '孔柏镇', host: 'kongbai.nanxi-demo.gov.cn' });
  addElderToggle(site, '老年版');
  site.edit('everywhere', (html) =>
    html
      .replace(/<address>.*?<\/address>/s, `<p>电话：</p><p>邮箱：</p><p>地址：</p>${text(6)}`)
      .replace(/<a href="[^"]*jiucuo\.html[^"]*"><img [^>]*><\/a>/, ''),
  );
  site.siteFault('contact-missing', '联系我们一页的电话、邮箱、地址都没有填');
  return site;
}

/** Contact by a letter box and a telephone number in the running text only. */
export function letterTown(context: Context): Site {
  const site = town(context, 18, { id: 'xinfang', name: '新坊镇', host: 'xinfang.nanxi-demo.gov.cn' });
  addElderToggle(site, '长者助手');
  site.edit('everywhere', (html) =>
    html.replace(
      /<address>.*?<\/address>/s,
      '<p>来信请寄新坊镇人民政府办公室（新坊街18号），值班电话0799－8712318。</p>',
    ),
  );
  site.page(
    '/zxx/index.html',
    '镇长信箱',
    '<form action="/search" method="get"><p><label>标题 <input name="t"></label></p><p><label>内容 <textarea name="c"></textarea></label></p><p><button type="submit">提交</button></p></form>',
    true,
  );
  site.trap({ rule: 'contact-missing', why: '有信箱、地址和电话，只是不写成链接' });
  return site;
}

/** What keeps assistive technology out. */
export function blockedTown(context: Context): Site {
  const site = town(context, 19, { id: 'guanshan', name: '关山镇', host: 'guanshan.nanxi-demo.gov.cn' });
  addElderToggle(site, '关怀模式');
  const rule = 'assistive-technology-blocked';
  const hidden = faulty(
    site,
    rule,
    {
      path: '/pb/yc.html',
      title: '政策问答',
      html: `${text(5)}<script>document.body.setAttribute('aria-hidden','true')</script>`,
      why: '整页对辅助技术隐藏',
    },
    { orRules: ['wcag-aria-hidden-body'] },
  );
  faulty(
    site,
    rule,
    {
      path: '/pb/aj.html',
      title: '政策解读',
      html: `${text(6)}<script>document.addEventListener('keydown',function(e){e.preventDefault();e.stopPropagation()},true)</script>`,
      why: '吞掉所有按键',
    },
    { orRules: ['focus-trap', 'keyboard-unreachable'], hintWillDo: true },
  );
  site.tolerate({ rule: 'focus-trap', url: site.place('/pb/aj.html').url, why: '吞掉所有按键' });
  site.tolerate({ rule: 'keyboard-unreachable', url: site.place('/pb/aj.html').url, why: '吞掉所有按键' });
  site.tolerate({ rule: 'control-without-name', url: hidden.url, why: '整页对辅助技术隐藏' });
  const copy = site.page(
    '/pb/fz.html',
    '政策原文',
    `<div oncontextmenu="return false" oncopy="return false" onselectstart="return false" style="user-select:none">${text(7)}</div>`,
  );
  site.tolerate({ rule, url: copy.url, why: '禁止选择和复制：是否算屏蔽辅助设备，标准没有说' });
  sound(site, rule, {
    path: '/pb/kj.html',
    title: '快捷键说明',
    html: `${text(4)}<p>按 Alt+K 放大文字。</p><script>document.addEventListener('keydown',function(e){if(e.altKey&&e.key==='k'){e.preventDefault();document.body.style.fontSize='22px'}})</script>`,
    why: '只处理一个组合键',
  });
  sound(site, rule, {
    path: '/pb/zs.html',
    title: '图片新闻',
    html: `${text(3)}<div aria-hidden="true"><svg width="60" height="20"><rect width="60" height="20" fill="#888"/></svg></div>`,
    why: '只隐藏了装饰图形',
  });
  return site;
}

/** A site of another template in order by all rules of level 1 and of the elder mode. */
export function soundTown(context: Context): Site {
  const site = town(context, 20, { id: 'anping', name: '安平镇', host: 'anping.nanxi-demo.gov.cn' });
  addElderToggle(site, '长者模式');
  for (const [i, name] of ['乡镇概况', '机构设置', '便民服务'].entries())
    site.page(`/xx/${i + 1}.html`, name, text(i + 2), true);
  site.insertEverywhere(
    'foot',
    '<a href="#main-content" style="position:fixed;right:20px;bottom:40px;background:#fff;border:1px solid #555">返回顶部</a>',
  );
  addDocuments(site);
  for (const rule of LEVEL_1_RULES) site.trap({ rule, why: '这个网站没有问题' });
  return site;
}

/** Attachments of three kinds; only the one that is a picture of a page is a fault for certain. */
function addDocuments(site: Site): void {
  const rows = (Object.keys(DOCUMENTS) as DocumentKind[]).map((kind) => {
    const made = site.serve(`/files/${kind}.pdf`, file(pdfOf(kind, DOCUMENTS[kind]), mime.pdf));
    if (kind === 'scanned') site.flaw('document-without-text', 'page', made.url, '扫描件，没有文字');
    else site.trap({ rule: 'document-without-text', url: made.url, why: '有文字' });
    return `<li><a href="${made.path}">${DOCUMENTS[kind]}.pdf</a></li>`;
  });
  site.page('/wj/index.html', '文件下载', `<ul>${rows.join('')}</ul>`, true);
}

const DOCUMENTS: Readonly<Record<DocumentKind, string>> = {
  tagged: '安平镇年度工作计划',
  untagged: '安平镇财政预算说明',
  scanned: '安平镇规划批复',
};

/** A fault of the template: the home page or any other may be named, or the site. */
function wholeSite(site: Site, rule: string, why: string): void {
  site.siteFault(rule, why);
  for (const place of [site.home, ...site.pages, site.place('/wzdt.html')])
    site.tolerate({ rule: 'wcag-*', url: place.url, why });
}
