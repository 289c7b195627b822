import { type Case, casesOf, page } from '../case.ts';

const autocomplete = casesOf('73f2c2', '1.3.5');
const undo = casesOf('c249d5', '2.5.4');
const alternative = casesOf('7677a9', '2.5.4');
const captcha = casesOf('wcag', '1.1.1');

const next = { 'next.html': page('提交结果', '<p>已收到。</p>') };
const field = (label: string, attributes: string) =>
  page(
    '网上信访',
    `<form action="next.html"><label>${label} <input ${attributes}></label> <button>提交</button></form>`,
  );
const motion = `addEventListener('devicemotion',e=>{const a=e.acceleration;if(on&&a&&Math.abs(a.x||0)+Math.abs(a.y||0)>10){n=(n+1)%3;s.textContent=t[n]}})`;
const shake = (controls: string, script = '') =>
  page(
    '便民服务',
    `<p>摇一摇，换一条服务。</p>${controls}<p id="s">社保查询</p><script>const t=['社保查询','公积金查询','水费缴纳'];let n=0,on=true;${motion};${script}</script>`,
  );
const glyphs = `<svg id="bad" width="110" height="36" style="background:#ddd"><g stroke="#234" stroke-width="3" fill="none"><path d="M10 28V8l12 20V8M32 8h14M39 8v20M58 28l8-20 8 20M61 22h10M86 8c14 0 14 10 0 10 14 0 14 10 0 10"/></g></svg>`;

/** Purposes of fields, motion of the device, captchas. */
export const inputs: readonly Case[] = [
  autocomplete.fails(
    'autocomplete-made-up',
    'autocomplete 的值不存在',
    field('姓名', 'id="bad" name="a" autocomplete="xingming"'),
    '#bad',
    next,
  ),
  autocomplete.fails(
    'autocomplete-wrong-order',
    '修饰词的次序不对',
    field('手机号码', 'id="bad" name="a" type="tel" autocomplete="tel mobile"'),
    '#bad',
    next,
  ),
  autocomplete.fails(
    'autocomplete-misspelt',
    'autocomplete 拼写错误',
    field('电子邮箱', 'id="bad" name="a" type="email" autocomplete="e-mail"'),
    '#bad',
    next,
  ),
  autocomplete.passes('autocomplete-name', '姓名', field('姓名', 'name="a" autocomplete="name"'), next),
  autocomplete.passes(
    'autocomplete-section',
    '带分区和修饰词',
    field('手机号码', 'name="a" type="tel" autocomplete="section-a work tel"'),
    next,
  ),
  autocomplete.passes(
    'autocomplete-off',
    '关闭自动填写',
    field('验证码', 'name="a" autocomplete="off"'),
    next,
  ),
  autocomplete.passes(
    'autocomplete-upper-case',
    '大小写不影响',
    field('电子邮箱', 'name="a" type="email" autocomplete="EMAIL"'),
    next,
  ),
  autocomplete.passes(
    'autocomplete-made-up-disabled',
    '停用的输入框不受要求',
    field('姓名', 'name="a" disabled autocomplete="xingming"'),
    next,
  ),

  alternative.fails('shake-only', '只能摇动设备更换内容', shake('')),
  undo.fails(
    'shake-cannot-be-off',
    '有按钮可以更换，但摇动关不掉',
    shake(
      '<p><button type="button" id="b">换一条</button></p>',
      'b.onclick=()=>{n=(n+1)%3;s.textContent=t[n]}',
    ),
  ),
  undo.passes(
    'shake-can-be-off',
    '有按钮可以更换，摇动也可以关掉',
    shake(
      '<p><button type="button" id="b">换一条</button> <label><input type="checkbox" id="k" checked> 启用摇一摇</label></p>',
      'b.onclick=()=>{n=(n+1)%3;s.textContent=t[n]};k.onchange=()=>{on=k.checked}',
    ),
  ),

  captcha.fails(
    'captcha-picture-unnamed',
    '图形验证码没有说明，也没有别的方式',
    page(
      '网上信访',
      `<form action="next.html">${glyphs} <label>验证码 <input name="v" autocomplete="off"></label> <button>提交</button></form>`,
    ),
    '#bad, form',
    next,
  ),
  captcha.passes(
    'captcha-with-sound',
    '图形验证码有说明，也可以听',
    page(
      '网上信访',
      `<form action="next.html">${glyphs.replace('<svg id="bad"', '<svg role="img" aria-label="图形验证码，看不清可改用语音验证码"')} <button type="button" onclick="document.getElementById('a').play()">播放语音验证码</button><audio id="a" src="/shared/tone-2s.wav"></audio> <label>验证码 <input name="v" autocomplete="off"></label> <button>提交</button></form>`,
    ),
    next,
  ),
];
