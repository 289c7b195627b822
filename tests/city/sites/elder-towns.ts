import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { addElderToggle, ELDER_RULES, putEntry, town } from './accessibility-town.ts';
import { ADVERTISING_HOST, elderPage, GONE_HOST, SIMPLE_HOST, TOOLBAR_HOST } from './elder-pages.ts';

const MAIN = '<p>便民服务中心周一至周五办公，法定节假日休息。</p>';

/** Towns for the elder mode: how it can work, and how it can fail. */
export const elderTowns: readonly ((context: Context) => Site)[] = [
  (context) => {
    const site = town(context, 30, { id: 'changshou', name: '长寿镇', host: 'changshou.nanxi-demo.gov.cn' });
    toolbar(site, '无障碍', `http://${TOOLBAR_HOST}:${context.ports.web}/aria.js`);
    return works(site, '第二台主机的工具条，字会变大，可以退出');
  },
  (context) => {
    const site = town(context, 31, { id: 'fulu', name: '福禄镇', host: 'fulu.nanxi-demo.gov.cn' });
    putEntry(site, '<a href="/elder/">关怀版</a>');
    version(site, { back: '/' });
    return works(site, '另有一套大字网页，可以返回');
  },
  (context) => {
    const site = town(context, 32, { id: 'songhe', name: '松鹤镇', host: 'songhe.nanxi-demo.gov.cn' });
    putEntry(
      site,
      '<a href="/elder/" title="长者版"><img src="/assets/photo1.png" alt="长者版" width="40" height="24"></a>',
    );
    version(site, { back: '/' });
    return works(site, '入口是图标，名称在替代文字里');
  },
  (context) => {
    const site = town(context, 33, { id: 'xinglong', name: '兴隆镇', host: 'xinglong.nanxi-demo.gov.cn' });
    putEntry(site, `<a href="http://${SIMPLE_HOST}:${context.ports.web}/">大字版</a>`);
    return works(site, '大字版在另一台主机上，可以返回');
  },
  (context) => {
    const site = town(context, 34, { id: 'kangning', name: '康宁镇', host: 'kangning.nanxi-demo.gov.cn' });
    const script = site.fault(
      'broken-resource',
      'everywhere',
      `http://${GONE_HOST}:${context.ports.web}/aria.js`,
      '工具条的主机不存在',
    );
    toolbar(site, '无障碍', script);
    site.tolerate({ rule: 'ipv6-skylight', why: '工具条的主机不存在' });
    return broken(site, '工具条的主机不存在，点了没有反应');
  },
  (context) => {
    const site = town(context, 35, { id: 'pingle', name: '平乐镇', host: 'pingle.nanxi-demo.gov.cn' });
    putEntry(site, '<button type="button">长者模式</button>');
    return broken(site, '按钮点了没有反应');
  },
  (context) => {
    const site = town(context, 36, { id: 'heshou', name: '鹤寿镇', host: 'heshou.nanxi-demo.gov.cn' });
    toolbar(site, '适老版', `http://${TOOLBAR_HOST}:${context.ports.web}/flat.js`);
    site.siteFault('elder-mode-broken', '工具条打得开，字不会变大', { orRules: ['small-text'] });
    site.tolerate({ rule: 'small-text', why: '字不会变大' });
    return site;
  },
  (context) => {
    const site = town(context, 37, { id: 'songbai', name: '松柏镇', host: 'songbai.nanxi-demo.gov.cn' });
    putEntry(
      site,
      `<a href="${site.fault('broken-link', 'everywhere', '/elder/', '关怀版的页面不存在')}">关怀版</a>`,
    );
    return broken(site, '入口指向不存在的页面');
  },
  (context) => {
    const site = town(context, 38, { id: 'taohua', name: '桃花镇', host: 'taohua.nanxi-demo.gov.cn' });
    putEntry(site, '<a href="/elder/">长辈版</a>');
    version(site, {});
    // That one must be able to leave is said only of the voice and of pop-ups: a hint will do.
    site.siteFault('elder-mode-broken', '进了大字网页没有返回的办法', { hintWillDo: true });
    return site;
  },
  (context) => {
    const site = town(context, 45, { id: 'ruixi', name: '瑞溪镇', host: 'ruixi.nanxi-demo.gov.cn' });
    site.edit(site.home, (html) =>
      html.replace('适老化浏览</button>', '</button><a href="/elder/">长者模式</a>'),
    );
    putEntry(site, '');
    site.edit(site.home, (html) => html.replace('<button type="button"></button>', ''));
    site.rawPage(
      '/elder/',
      elderPage({
        title: '瑞溪镇大字版',
        back: '/',
        body: `${MAIN}<p><a href="/lxwm.html">联系我们</a></p><p><a href="/wzdt.html">网站地图</a></p>`,
      }),
    );
    // How much of a site the mode has to cover, the duty says only in general: a hint will do.
    site.siteFault('elder-mode-broken', '只有首页有大字版，里面的链接都回到标准版，其他网页没有入口', {
      hintWillDo: true,
    });
    return site;
  },
  (context) => {
    const site = town(context, 39, { id: 'baisui', name: '百岁镇', host: 'baisui.nanxi-demo.gov.cn' });
    putEntry(site, '<a href="/elder/">适老版</a>');
    version(site, { back: '/', textPx: 12 });
    site.siteFault('small-text', '大字网页的字只有12像素，比标准版还小', { orRules: ['elder-mode-broken'] });
    site.tolerate({ rule: 'elder-mode-broken', why: '字没有变大' });
    return site;
  },
  (context) => {
    const site = town(context, 46, { id: 'liuxi', name: '柳溪口镇', host: 'liuxi.nanxi-demo.gov.cn' });
    putEntry(
      site,
      `<button type="button" onclick="document.documentElement.style.fontSize='12px';this.textContent='退出长者模式'">长者模式</button>`,
    );
    site.siteFault('small-text', '按下后文字反而变成12像素', { orRules: ['elder-mode-broken'] });
    site.tolerate({ rule: 'elder-mode-broken', why: '字没有变大' });
    return site;
  },
  (context) => {
    const site = town(context, 40, { id: 'lanting', name: '兰亭镇', host: 'lanting.nanxi-demo.gov.cn' });
    putEntry(site, '<a href="/elder/">长者版</a>');
    version(site, { back: '/', more: DRIFTING });
    return advertising(site, '大字网页里有飘动的广告窗口');
  },
  (context) => {
    const site = town(context, 41, { id: 'juyuan', name: '菊园镇', host: 'juyuan.nanxi-demo.gov.cn' });
    putEntry(site, '<a href="/elder/">关爱版</a>');
    version(site, {
      back: '/',
      more: `<script src="http://${ADVERTISING_HOST}:${context.ports.web}/show.js"></script>`,
    });
    return advertising(site, '大字网页里有广告主机的广告');
  },
  (context) => {
    const site = town(context, 42, { id: 'zhuxi', name: '竹溪镇', host: 'zhuxi.nanxi-demo.gov.cn' });
    putEntry(site, '');
    site.siteFault('elder-mode-missing', '没有任何入口');
    return site;
  },
  (context) => {
    const site = town(context, 43, { id: 'meixi', name: '梅溪镇', host: 'meixi.nanxi-demo.gov.cn' });
    putEntry(site, '');
    const notice = site.page(
      '/tz/wza.html',
      '关于推进无障碍环境建设的通知',
      '<p>各村要加快公共厕所、人行道的无障碍改造，方便老年人和残疾人出行。</p>',
    );
    site.insert(site.home, 'main', `<ul><li><a href="${notice.path}">${notice.title}</a></li></ul>`);
    site.siteFault('elder-mode-missing', '只有一条标题带“无障碍”的通知，没有入口');
    return site;
  },
  (context) => {
    const site = town(context, 44, { id: 'guixi', name: '桂溪镇', host: 'guixi.nanxi-demo.gov.cn' });
    addElderToggle(site, '亲情版');
    const notice = site.page(
      '/tz/gh.html',
      '关怀留守老人志愿服务活动',
      '<p>志愿者走访了三十户老人，送去米面油。</p>',
    );
    site.insert(site.home, 'main', `<ul><li><a href="${notice.path}">${notice.title}</a></li></ul>`);
    return site;
  },
];

function toolbar(site: Site, words: string, script: string): void {
  putEntry(site, `<button type="button" id="wza">${words}</button>`);
  site.insertEverywhere('foot', `<script src="${script}"></script>`);
}

/** A simplified version of three pages under /elder/. */
function version(
  site: Site,
  look: { readonly back?: string; readonly textPx?: number; readonly more?: string },
): void {
  const { more = '', ...rest } = look;
  const name = site.spec.name;
  site.rawPage(
    '/elder/',
    elderPage({
      ...rest,
      title: `${name}大字版`,
      body: `${MAIN}<p><a href="/elder/bs.html">办事指南</a></p><p><a href="/elder/dh.html">联系电话</a></p>${more}`,
    }),
  );
  site.rawPage(
    '/elder/bs.html',
    elderPage({
      ...rest,
      title: '办事指南',
      body: `<p>办理居住证请带身份证，到${site.spec.area}便民服务中心一号窗口。</p><p><a href="/elder/">回到大字版首页</a></p>${more}`,
    }),
  );
  site.rawPage(
    '/elder/dh.html',
    elderPage({
      ...rest,
      title: '联系电话',
      body: `<p>${site.spec.area}便民服务中心：0799-8712${site.spec.siteCode.slice(-3)}</p><p><a href="/elder/">回到大字版首页</a></p>${more}`,
    }),
  );
}

function works(site: Site, why: string): Site {
  for (const rule of ELDER_RULES) site.trap({ rule, why });
  return site;
}

function broken(site: Site, why: string): Site {
  site.siteFault('elder-mode-broken', why);
  return site;
}

function advertising(site: Site, why: string): Site {
  site.siteFault('elder-mode-advertising', why);
  for (const rule of ['elder-mode-missing', 'elder-mode-broken', 'small-text'])
    site.trap({ rule, why: '其余都好' });
  for (const path of ['/elder/', '/elder/bs.html', '/elder/dh.html'])
    for (const rule of ['wcag-*', 'floating-window']) site.tolerate({ rule, url: site.place(path).url, why });
  site.tolerate({ rule: 'floating-window', url: site.url, why });
  return site;
}

const DRIFTING = `<div id="ad" style="position:fixed;left:40px;top:60px;width:150px;height:90px;background:#fff3cd;border:1px solid #8a6d3b;font-size:18px">保健品特价，立即抢购</div><script>var ad=document.getElementById('ad'),x=40,y=60,dx=2,dy=2;setInterval(function(){x+=dx;y+=dy;if(x<0||x>innerWidth-160)dx=-dx;if(y<0||y>innerHeight-100)dy=-dy;ad.style.left=x+'px';ad.style.top=y+'px'},40)</script>`;
