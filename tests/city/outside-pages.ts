import type { Resource } from './model.ts';
import { html } from './resources.ts';

export function shellPage(title: string, body: string, status = 200): Resource {
  return html(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><div>${body}</div></main></body></html>`,
    'utf-8',
    status,
  );
}

/** An ordinary page of somebody else's site. */
export function strangerPage(
  title: string,
  text = '本页面由演示城市的外部站点提供，内容仅用于测试。',
): Resource {
  return shellPage(title, `<p>${text}</p><p>栏目：<a href="/">首页</a></p>`);
}

export function gambling(): Resource {
  return shellPage(
    '澳门新葡京娱乐场_真人百家乐_AG电子游艺_彩票投注平台',
    '<p>澳门赌场官方直营，真人荷官百家乐、老虎机、时时彩、体育博彩，注册送58元彩金，24小时存提款。</p><p><a href="/reg">立即注册</a> <a href="/app">下载APP</a></p>',
  );
}

export function parked(): Resource {
  return shellPage(
    'qinghu-old.example 域名出售 - This domain is for sale',
    '<p>您访问的域名正在出售，欢迎报价。The domain qinghu-old.example may be for sale. Buy this domain.</p><p><a href="/offer">我要报价 Make an offer</a></p>',
  );
}

export function maintenance(text: string): Resource {
  return shellPage('系统维护', `<p>${text}</p>`);
}

/** Protection of several makers: the same answer for everybody, and no script that would open it. */
export function wall(path: string): Resource {
  const kind = path.replace(/^\//, '').split('/')[0] ?? '';
  switch (kind) {
    case '403':
      return shellPage('403 Forbidden', '<p>您的访问被网站防火墙拦截，请求编号 7f3a91。</p>', 403);
    case '405':
      return shellPage(
        '405',
        '<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>',
        405,
      );
    case '412':
      return html(
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta content="qK3lb" id="wv7"><script>var $_ts=window["$_ts"]||{};$_ts.nsd=41277;</script></head><body></body></html>',
        'utf-8',
        412,
      );
    case '521':
      return html('<script>var x="@document@cookie@challenge".replace(/@/g,"");</script>', 'utf-8', 521);
    case 'captcha':
      return shellPage(
        '安全验证',
        '<p>访问过于频繁，请拖动滑块完成验证后继续访问。</p><div class="slider-captcha" id="nc_1_wrapper"></div>',
      );
    default:
      return shellPage('请登录', '<p>您需要登录后才能访问该页面。</p>', 401);
  }
}
