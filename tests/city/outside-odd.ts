import { setTimeout as sleep } from 'node:timers/promises';
import { png } from './images.ts';
import type { AddressRecords, Answer, CertificateState, Handler, Host, Ports } from './model.ts';
import { bothFamilies } from './outside.ts';
import { gambling, maintenance, parked, shellPage, strangerPage, wall } from './outside-pages.ts';
import { error, file, mime, redirect } from './resources.ts';

/** Hosts that answer in ways which mislead link checkers; each is an origin without a slash at its end. */
export interface OddHosts {
  readonly hosts: readonly Host[];
  readonly records: ReadonlyMap<string, AddressRecords>;
  /** 503 twice, then well. */
  readonly twice: string;
  readonly resetOnce: string;
  readonly missingOnce: string;
  readonly headMissing: string;
  readonly headForbidden: string;
  /** 429 with Retry-After once, then well. */
  readonly busyOnce: string;
  /** Paths /403, /405, /412, /521, /captcha, /login: walls of many makers, for everybody. */
  readonly walls: string;
  /** Path /301 moves for good, /chain/1 … in five steps, /endless/1 … without end, /lost to a page that is gone. */
  readonly moves: string;
  readonly broken: string;
  /** What it does not know is a page with status 200; /news/1.html exists. */
  readonly soft: string;
  readonly softRedirect: string;
  readonly softHome: string;
  /** Every address is the same application. */
  readonly application: string;
  /** Pages with places to link to: on /zn.html `#first`, on /made.html `#later`, which a script makes. */
  readonly places: string;
  readonly parked: string;
  readonly gambling: string;
  readonly adult: string;
  readonly hijacked: string;
  /** Writes about gambling, as the police do. */
  readonly police: string;
  readonly lottery: string;
  readonly maintenance: string;
  readonly expired: string;
  readonly otherName: string;
  readonly selfSigned: string;
  readonly secure: string;
  /** The name servers fail for this one. */
  readonly noAnswer: string;
  /** Has no AAAA; serves /widget.js and /banner.png. */
  readonly fourOnly: string;
  /** An address in place of a name. */
  readonly literal: string;
  /** A public name of a private address. */
  readonly inside: string;
}

export function makeOddHosts(ports: Ports): OddHosts {
  const hosts: Host[] = [];
  const records = new Map<string, AddressRecords>([
    ['dns.qinghu-lost.example', { ...bothFamilies, fails: true }],
    ['oa.qinghu-demo.gov.cn', { a: ['192.168.10.5'], aaaa: [] }],
    ['cdn.qinghu-four.example', { a: ['127.0.0.1'], aaaa: [] }],
  ]);
  const add = (name: string, fallback: Handler): string => {
    hosts.push({ name, port: ports.web, resources: new Map(), fallback });
    records.set(name, bothFamilies);
    return `http://${name}:${ports.web}`;
  };
  const secured = (name: string, state: CertificateState): string => {
    const tls = { 4: state, 6: state };
    hosts.push({
      name,
      port: ports.tls,
      resources: new Map(),
      fallback: () => strangerPage('在线服务'),
      tls,
    });
    records.set(name, bothFamilies);
    return `https://${name}:${ports.tls}`;
  };
  hosts.push({
    name: 'cdn.qinghu-four.example',
    port: ports.web,
    resources: new Map(Object.entries(widget)),
  });
  hosts.push({
    name: '127.0.0.1',
    port: ports.web,
    resources: new Map(),
    fallback: () => strangerPage('数据查询'),
  });
  const bet = add('www.yl-888.example', () => gambling());
  return {
    hosts,
    records,
    twice: add(
      'zw.qinghu-a.example',
      inTurn([error(503), error(503)], () => strangerPage('便民查询')),
    ),
    resetOnce: add(
      'zw.qinghu-b.example',
      inTurn(['reset'], () => strangerPage('公证服务')),
    ),
    missingOnce: add(
      'zw.qinghu-c.example',
      inTurn([error(404)], () => strangerPage('法律援助')),
    ),
    headMissing: add('zw.qinghu-d.example', headFails(404)),
    headForbidden: add('zw.qinghu-e.example', headFails(403)),
    busyOnce: add(
      'zw.qinghu-f.example',
      inTurn([busy()], () => strangerPage('统计数据')),
    ),
    walls: add('zw.qinghu-g.example', (path) => wall(path)),
    moves: add('zw.qinghu-h.example', moves()),
    broken: add('zw.qinghu-i.example', (path) => error(path === '/502' ? 502 : 503, '服务不可用')),
    soft: add(
      'zw.qinghu-j.example',
      softly(() => shellPage('页面不存在', '抱歉，您访问的页面不存在或已被删除。')),
    ),
    softRedirect: add(
      'zw.qinghu-k.example',
      softly((path) =>
        path === '/error.html' ? shellPage('出错了', '找不到您要的内容。') : redirect('/error.html', 302),
      ),
    ),
    softHome: add(
      'zw.qinghu-l.example',
      softly(() => redirect('/', 302)),
    ),
    application: add('zw.qinghu-m.example', () =>
      shellPage(
        '清湖办事',
        '<div id="app">正在加载办事大厅</div><script>document.getElementById("app").textContent="办事大厅："+location.pathname;</script>',
      ),
    ),
    places: add('zw.qinghu-o.example', (path) =>
      path === '/zn.html'
        ? shellPage('办事指南', '<h2 id="first">申请条件</h2><p>本市居民均可申请。</p>')
        : path === '/made.html'
          ? shellPage(
              '办事流程',
              '<div id="box">正在加载</div><script>document.getElementById("box").innerHTML="<h2 id=\'later\'>提交材料</h2>";</script>',
            )
          : error(404),
    ),
    parked: add('www.qinghu-old.example', () => parked()),
    gambling: bet,
    adult: add('www.qinghu-movie.example', () =>
      shellPage('成人影院_激情视频在线观看', '成人电影、激情视频、美女裸聊，点击进入。'),
    ),
    hijacked: add('www.qinghu-lawyer.example', () => redirect(`${bet}/reg?from=lawyer`, 302)),
    police: add('www.qinghu-police.example', () =>
      strangerPage(
        '严厉打击网络赌博犯罪专项行动',
        '公安机关通报三起网络赌博典型案例，提醒市民远离赌场、博彩网站和色情直播。',
      ),
    ),
    lottery: add('www.qinghu-lottery.example', () =>
      strangerPage('清湖市体育彩票管理中心', '体育彩票开奖公告、公益金使用情况公示，请理性购彩。'),
    ),
    maintenance: add('zw.qinghu-n.example', () => maintenance('网站升级改版中，暂停访问，敬请期待。')),
    expired: secured('ssl-a.qinghu-law.example', 'expired'),
    otherName: secured('ssl-b.qinghu-law.example', 'other-name'),
    selfSigned: secured('ssl-c.qinghu-law.example', 'self-signed'),
    secure: secured('ssl-d.qinghu-law.example', 'valid'),
    noAnswer: `http://dns.qinghu-lost.example:${ports.web}`,
    fourOnly: `http://cdn.qinghu-four.example:${ports.web}`,
    literal: `http://127.0.0.1:${ports.web}`,
    inside: `http://oa.qinghu-demo.gov.cn:${ports.web}`,
  };
}

const widget = {
  '/widget.js': file(Buffer.from('window.widget=1;'), mime.js),
  '/banner.png': file(png(300, 60, '#334466'), mime.png),
} as const;

/** The first answers for each address, then the lasting one. */
function inTurn(first: readonly Answer[], lasting: () => Answer): Handler {
  const counts = new Map<string, number>();
  return (path) => {
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    return first[count] ?? lasting();
  };
}

function busy(): Answer {
  const page = error(429, '请求过于频繁');
  return { ...page, headers: { ...page.headers, 'retry-after': '1' } };
}

function headFails(status: number): Handler {
  return async (_path, method) => {
    await sleep(5);
    return method === 'HEAD' ? error(status) : strangerPage('网上办事大厅');
  };
}

function moves(): Handler {
  return (path) => {
    const [, kind, number = '0'] = /^\/(chain|endless)\/(\d+)$/.exec(path) ?? [];
    if (kind === 'endless') return redirect(`/endless/${Number(number) + 1}`, 302);
    if (kind === 'chain' && Number(number) < 5) return redirect(`/chain/${Number(number) + 1}`, 302);
    if (path === '/301') return redirect('/moved/index.html', 301);
    if (path === '/lost') return redirect('/nothing/here.html', 302);
    return path.startsWith('/nothing/') ? error(404) : strangerPage('已迁移的页面');
  };
}

/** Well at `/` and `/news/…`, its own kind of error elsewhere. */
function softly(unknown: Handler): Handler {
  return (path, method, family) =>
    path === '/' || /^\/news\/\d\.html$/.test(path)
      ? strangerPage(`行业资讯 ${path}`)
      : unknown(path, method, family);
}
