import { tone } from '../../accessibility/tone.ts';
import { png } from '../images.ts';
import { file, mime } from '../resources.ts';
import type { Site } from '../site.ts';
import type { Context } from '../world.ts';
import { addElderToggle, doubtful, faulty, sound, town, written } from './accessibility-town.ts';

const field = (label: string, name: string) => `<p><label>${label} <input name="${name}"></label></p>`;
const form = (inside: string) =>
  `<form action="/search" method="get">${inside}<p><button type="submit">提交</button></p></form>`;
const code = field('验证码', 'code');

/** Captchas with and without another way. */
export function captchaTown(context: Context): Site {
  const site = town(context, 1, { id: 'shuangqiao', name: '双桥镇', host: 'shuangqiao.nanxi-demo.gov.cn' });
  addElderToggle(site);
  site.serve('/captcha.png', file(png(110, 36, '#c9d3dc'), mime.png));
  site.serve('/captcha.wav', file(tone(1), 'audio/wav'));
  const picture = '<p><img src="/captcha.png" alt="图形验证码" width="110" height="36"></p>';
  const rule = 'captcha-without-alternative';
  // A form may offer another way on a later step: a hint is as good as a finding.
  faulty(
    site,
    rule,
    {
      path: '/xf/tp.html',
      title: '网上信访',
      html: form(`${field('姓名', 'name')}${picture}${code}`),
      why: '只有图形验证码',
    },
    { hintWillDo: true },
  );
  faulty(
    site,
    rule,
    {
      path: '/zx/hk.html',
      title: '网上咨询',
      html: form(
        `${field('姓名', 'name')}<div class="slide-verify" style="width:260px;height:36px;border:1px solid #777">请向右拖动滑块完成验证<div class="slide-handle" style="width:36px;height:36px;background:#0a4a8f"></div></div>`,
      ),
      why: '只有拖动滑块的验证',
    },
    { hintWillDo: true },
  );
  sound(site, rule, {
    path: '/xf/yy.html',
    title: '网上投诉',
    html: form(
      `${field('姓名', 'name')}${picture}${code}<p><button type="button" onclick="new Audio('/captcha.wav').play()">播放语音验证码</button></p>`,
    ),
    why: '可以听语音验证码',
  });
  sound(site, rule, {
    path: '/xf/dx.html',
    title: '网上举报',
    html: form(
      `${field('手机号码', 'tel')}${picture}${code}<p><button type="button">改用短信验证码</button></p>`,
    ),
    why: '可以改用短信验证码',
  });
  sound(site, rule, {
    path: '/xf/wd.html',
    title: '意见建议',
    html: form(`${field('姓名', 'name')}${field('验证问题：三加五等于几', 'code')}`),
    why: '验证是一道文字题',
  });
  return site;
}

/** Names of links and controls. */
export function namesTown(context: Context): Site {
  const site = town(context, 2, { id: 'shiqiaotou', name: '石桥头镇', host: 'shiqiaotou.nanxi-demo.gov.cn' });
  addElderToggle(site, '关怀版');
  const bad = written(site, {
    path: '/mc/q.html',
    title: '便民导航',
    html: `<p><a id="nl-icon" href="/lxwm.html"><i style="display:inline-block;width:20px;height:20px;background:#0a4a8f"></i></a> <a id="nl-img" href="/lxwm.html"><img src="/assets/photo1.png" alt="" width="80" height="48"></a></p>${form('<p>关键词 <input id="nc-input" name="q"></p><p><select id="nc-select" name="s"><option>全部</option><option>本镇</option></select></p>')}<p><button id="nc-button" type="button" style="width:30px;height:30px;background:url(/assets/photo2.png)"></button></p>`,
  });
  site.element('link-without-name', 'id="nl-icon"', [bad], '图标链接没有文字');
  site.element('link-without-name', 'id="nl-img"', [bad], '图片链接的替代文字为空');
  site.element('control-without-name', 'id="nc-input"', [bad], '输入框旁的文字没有关联');
  site.element('control-without-name', 'id="nc-select"', [bad], '下拉框没有名称');
  site.element('control-without-name', 'id="nc-button"', [bad], '背景图按钮没有名称');
  const good = written(site, {
    path: '/mc/y.html',
    title: '便民服务',
    html: `<style>.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}</style><p><a href="/lxwm.html"><svg aria-hidden="true" width="20" height="20"><circle cx="10" cy="10" r="9" fill="#0a4a8f"/></svg><span class="sr">联系电话</span></a> <a href="/lxwm.html" title="办公地址"><svg aria-hidden="true" width="20" height="20"><circle cx="10" cy="10" r="9" fill="#0a4a8f"/></svg></a></p>${form('<p><label class="sr" for="gk">关键词</label><input id="gk" name="q"></p><p><span id="gs">范围</span> <select name="s" aria-labelledby="gs"><option>全部</option><option>本镇</option></select></p>')}<p><button type="button" aria-label="打印本页" style="width:30px;height:30px"></button></p>`,
  });
  for (const rule of ['link-without-name', 'control-without-name'])
    site.trap({ rule, url: good.url, why: '名称来自视觉隐藏的文字、title、aria-label 和 aria-labelledby' });
  return site;
}

/** Colour as the only sign, and instructions and messages that a person has to judge. */
export function signsTown(context: Context): Site {
  const site = town(context, 3, { id: 'hongyan', name: '红岩镇', host: 'hongyan.nanxi-demo.gov.cn' });
  addElderToggle(site, '适老模式');
  const table = (a: string, b: string) =>
    `<table><caption>办件公示</caption><tr><th scope="col">编号</th><th scope="col">状态</th></tr><tr><td>001</td>${a}</tr><tr><td>002</td>${b}</tr></table>`;
  faulty(
    site,
    'colour-only-meaning',
    {
      path: '/ys/bt.html',
      title: '网上申报',
      html: `<p>红色项目为必填。</p>${form('<p><label style="color:#a61b1b">姓名 <input name="a"></label></p><p><label>单位 <input name="b"></label></p>')}`,
      why: '必填只用红色表示',
    },
    { hintWillDo: true },
  );
  faulty(
    site,
    'colour-only-meaning',
    {
      path: '/ys/zt.html',
      title: '办件公示',
      html: `<p>绿色为已办结，红色为已超期。</p>${table('<td style="background:#2e7d32"></td>', '<td style="background:#c62828"></td>')}`,
      why: '状态只用底色表示',
    },
    { hintWillDo: true },
  );
  sound(site, 'colour-only-meaning', {
    path: '/ys/hz.html',
    title: '办件结果',
    html: `${form('<p><label style="color:#a61b1b">姓名（必填） <input name="a" required></label></p>')}${table('<td style="background:#1b5e20;color:#fff">已办结</td>', '<td style="background:#a61b1b;color:#fff">已超期</td>')}`,
    why: '颜色之外还有文字',
  });
  doubtful(site, 'sensory-only-instruction', {
    path: '/gg/wz.html',
    title: '预约须知',
    html: '<p>填写完毕后，请点击右侧的红色圆形按钮。</p>',
    why: '只说位置、颜色和形状',
  });
  sound(site, 'sensory-only-instruction', {
    path: '/gg/mc.html',
    title: '办理须知',
    html: '<p>填写完毕后，请点击右侧的“提交申请”按钮。根据上级部门要求，以上材料须加盖公章。</p><p><button type="button">提交申请</button></p>',
    why: '给出了按钮的名称；“上级”“以上”不是位置指示',
  });
  return site;
}

/** Messages about wrong input: shown ones can be judged, forms are never sent. */
export function messagesTown(context: Context): Site {
  const site = town(context, 4, { id: 'qingshi', name: '青石镇', host: 'qingshi.nanxi-demo.gov.cn' });
  addElderToggle(site, '老年模式');
  const rule = 'error-message-missing';
  const input = (more: string) =>
    `<label>身份证号 <input name="no" value="42990019880101123" ${more}></label>`;
  doubtful(site, rule, {
    path: '/cw/hk.html',
    title: '补正申请',
    html: form(
      `<p style="color:#a61b1b">填写有误。</p><p>${input('aria-invalid="true" style="border:2px solid #c62828"')}</p>`,
    ),
    why: '只说有误，不说哪一项、错在哪里',
  });
  sound(site, rule, {
    path: '/cw/sm.html',
    title: '申请补正',
    html: form(
      `<p>${input('aria-invalid="true" aria-describedby="e1"')} <span id="e1" style="color:#a61b1b">身份证号应为18位，现在是17位</span></p>`,
    ),
    why: '文字说明了原因',
  });
  sound(site, rule, {
    path: '/cw/wu.html',
    title: '网上申请',
    html: form(`<p>${input('')}</p>`),
    why: '没有出错，无从判断',
  });
  doubtful(site, rule, {
    path: '/cw/yc.html',
    title: '申请更正',
    html: form(
      `<p>${input('aria-invalid="true"')} <span aria-hidden="true" style="color:#a61b1b">身份证号应为18位</span></p>`,
    ),
    why: '错误说明对辅助技术隐藏',
  });
  doubtful(site, 'sensory-only-instruction', {
    path: '/gg/sy.html',
    title: '叫号须知',
    html: '<p>听到提示音后，请在左下方的方框内签名。</p>',
    why: '只靠声音、位置和形状',
  });
  return site;
}
