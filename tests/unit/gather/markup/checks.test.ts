import { describe, expect, it } from 'vitest';
import { markupOf, saidOf } from './read-markup-of.ts';

const FAILED = [1, 0, 0];
const REVIEW = [0, 1, 0];
const FINE = [0, 0, 1];
const SILENT = [0, 0, 0];

describe('captcha-without-alternative', () => {
  const said = (body: string, head = '') => saidOf('captcha-without-alternative', body, head);
  const picture = '<img id="captchaImg" src="/captcha.jsp?r=1" title="点击刷新验证码">';
  const field = '<input name="checkCode" type="text">';

  it.each([
    ['a picture by its field and nothing else', `<form>验证码${field}${picture}</form>`, FAILED],
    [
      'a picture that is written as a file',
      `<form>${field}<img src="/i/yzm.png" alt="看不清，换一张"></form>`,
      FAILED,
    ],
    [
      'a button to hear it',
      `<form>${field}${picture}<button type="button">听取验证码语音</button></form>`,
      FINE,
    ],
    ['a message to the phone instead', `<form>${field}${picture}<a href="#">改用短信验证</a></form>`, FINE],
    ['a sound file beside it', `<form>${field}${picture}<audio src="/c.mp3" controls></audio></form>`, FINE],
    ['drawn by a script', `<form>${field}<canvas id="captcha"></canvas></form>`, REVIEW],
    [
      'an ornament of the field',
      `<form>${field}<img class="verify-code-icon" src="/i/lock.svg"></form>`,
      REVIEW,
    ],
    ['in a box that is hidden', `<form style="display:none">${field}${picture}</form>`, REVIEW],
    ['a picture without any field', picture, SILENT],
    ['a code that comes by message', `<form>${field}<button>获取验证码</button></form>`, SILENT],
    [
      'a picture of navigation beside a search box',
      '<form><input name="keycode"><img class="nav-img" src="/a.aspx"></form>',
      SILENT,
    ],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  it.each([
    ['a slider', '请向右拖动滑块完成验证', REVIEW],
    ['words to be pressed in order', '请依次点击图中的文字', REVIEW],
    ['a slider for the size of letters', '拖动滑块调整字号', SILENT],
    ['a hint to scroll', '滑动页面查看更多', SILENT],
  ])('a form with %s', (_, words, expected) => {
    expect(said(`<form><input name="name"><div class="v">${words}</div></form>`)).toEqual(expected);
  });

  it('takes a slider with another way for in order', () => {
    const slider = '<div>按住滑块拖到最右边完成验证</div>';
    expect(said(`<form><input name="tel">${slider}<a href="#">改用短信验证码</a></form>`)).toEqual(FINE);
  });

  it('does not take an article about a slider for one', () => {
    const article = '<article><p>登录时请向右拖动滑块完成验证。</p></article>';
    expect(said(`<form><input name="q"></form><div><div><div>${article}</div></div></div>`)).toEqual(SILENT);
  });

  it('leaves services behind scripts to a person', () => {
    expect(
      said('<form><input name="user"><input name="pass"></form>', '<script src="/gt/geetest.js"></script>'),
    ).toEqual(REVIEW);
  });

  it('leaves it to a person where a script speaks of another way', () => {
    expect(said(`<form>${field}${picture}</form>`, '<script>addButton("语音验证码")</script>')).toEqual(
      REVIEW,
    );
  });
});

describe('link-name-meaningless', () => {
  const said = (inner: string, attributes = '') =>
    saidOf('link-name-meaningless', `<a href="/x"${attributes}>${inner}</a>`);

  it.each([
    ['图片', FAILED],
    ['image', FAILED],
    ['图片1', FAILED],
    ['1.jpg', FAILED],
    ['banner_2026-01.png', FAILED],
    ['微信图片_20260101120000.jpg', FAILED],
    ['更多', REVIEW],
    ['3', REVIEW],
    ['政务微信.png', REVIEW],
    ['政务微信', FINE],
    ['图片新闻', FINE],
    ['logo', FINE],
  ])('a picture link called “%s”', (alt, expected) => {
    expect(said(`<img src="a.png" alt="${alt}">`)).toEqual(expected);
  });

  it.each([
    ['no alternative text: the engine tells it', '<img src="a.png">', ''],
    ['words beside the picture', '<img src="a.png" alt="图片">政务微信', ''],
    ['a title on the link', '<img src="a.png" alt="图片">', ' title="政务微信"'],
    ['a label on the link', '<img src="a.png" alt="图片">', ' aria-label="政务微信"'],
    ['a title on the picture that says more', '<img src="a.png" alt="图片" title="政务微信">', ''],
    ['two pictures', '<img src="a.png" alt="图片"><img src="b.png" alt="政务微信">', ''],
    ['hidden from everybody', '<img src="a.png" alt="图片">', ' style="display:none"'],
  ])('has nothing to say of a link with %s', (_, inner, attributes) => {
    expect(said(inner, attributes)).toEqual(SILENT);
  });
});

describe('placeholder-only-label', () => {
  const said = (body: string) => saidOf('placeholder-only-label', body);

  it.each([
    [
      'a search box',
      '<form><input name="searchWord" placeholder="请输入关键字"><button>搜索</button></form>',
      FAILED,
    ],
    [
      'a search box with a title',
      '<form><input name="searchWord" title="站内搜索" placeholder="请输入"></form>',
      FINE,
    ],
    [
      'a search box with a tied label',
      '<form><label for="s">搜索</label><input id="s" placeholder="请输入"></form>',
      FINE,
    ],
    [
      'a search box inside a label',
      '<form><label>搜索<input name="q" placeholder="请输入"></label></form>',
      FINE,
    ],
    [
      'a search box behind words',
      '<form><span>站内搜索</span><input name="q" placeholder="请输入"></form>',
      REVIEW,
    ],
    [
      'a search box behind a menu',
      '<div><a href="/">首页</a></div><div><input name="q" placeholder="请输入"></div>',
      FAILED,
    ],
    ['another field', '<form><input name="tel" placeholder="请输入手机号"></form>', REVIEW],
    ['no placeholder either: the engine tells it', '<form><input name="q"></form>', SILENT],
    ['a hidden field', '<form hidden><input name="q" placeholder="请输入关键字"></form>', SILENT],
    ['a trap for programs', '<form><input name="q" tabindex="-1" placeholder="搜索"></form>', SILENT],
    ['a button', '<form><input type="submit" name="search" placeholder="搜索"></form>', SILENT],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });
});

describe('colour-only-meaning', () => {
  it.each([
    ['红色为必填项', REVIEW],
    ['绿色表示已办结，灰色表示未受理', REVIEW],
    ['红色项目为必填。', REVIEW],
    ['绿色为已办结，红色为已超期。', REVIEW],
    ['绿色：正常；红色：超期', REVIEW],
    ['以红色为主，绿色为辅', SILENT],
    ['首页以红色为底色。', SILENT],
    ['红色为一级预警，橙色为二级预警', SILENT],
    ['红色*为必填项', SILENT],
    ['发布暴雨红色预警', SILENT],
    ['红色文化传承基地', SILENT],
  ])('“%s” is never certain', (text, expected) => {
    expect(saidOf('colour-only-meaning', `<p>${text}</p>`)).toEqual(expected);
  });
});

describe('media-without-alternative', () => {
  it.each([
    ['nothing around it', '<div><video src="a.mp4" controls></video></div>', FAILED],
    ['a caption track', '<video src="a.mp4"><track kind="captions" src="a.vtt"></video>', FINE],
    [
      'a summary beside it',
      `<div><video src="a.mp4"></video><p>${'市长在会上介绍了今年的重点工作。'.repeat(4)}</p></div>`,
      FINE,
    ],
    [
      'a text about something else',
      `<h1>避险路线</h1><div><video src="a.mp4"></video><p>${'镇政府近日就秋冬农业生产作出安排。'.repeat(4)}</p></div>`,
      REVIEW,
    ],
    [
      'a text that takes up its heading',
      `<h1>避险路线</h1><div><video src="a.mp4"></video><p>${'从学校出发向右上方走到避险点。'.repeat(4)}</p></div>`,
      FINE,
    ],
    [
      'a part that says it stands for the film',
      `<h1>避险路线</h1><div><video src="a.mp4"></video><h2>文字说明</h2><p>${'从学校出发，一直向右上方走。'.repeat(4)}</p></div>`,
      FINE,
    ],
    ['a short heading', '<div><h2>视频咸宁</h2><div><video src="a.mp4"></video></div></div>', REVIEW],
    ['a name of its own', '<video src="a.mp4" title="政策解读"></video>', REVIEW],
    [
      'a player of another site',
      '<div><iframe src="https://player.bilibili.com/p.html"></iframe></div>',
      FAILED,
    ],
    ['a source that a script sets', '<div><video id="v"></video></div>', REVIEW],
    ['a film behind the page', '<video src="a.mp4" muted autoplay loop></video>', SILENT],
    ['a map, no player', '<iframe src="/map.html"></iframe>', SILENT],
  ])('%s', (_, body, expected) => {
    expect(saidOf('media-without-alternative', body)).toEqual(expected);
  });
});

describe('media-without-alternative: a recording that is all there is', () => {
  const main = (inside: string) => `<main><h1>警报试听</h1>${inside}</main>`;
  it.each([
    ['two words before it', main('<p>请听：</p><audio src="a.mp3" controls></audio>'), FAILED],
    ['a name of its own', main('<audio src="a.mp3" controls aria-label="警报试听"></audio>'), FAILED],
    ['a film', main('<p>请看：</p><video src="a.mp4" controls></video>'), REVIEW],
    [
      'a link that may lead to its text',
      main('<audio src="a.mp3" controls></audio><p><a href="t.html">文字说明</a></p>'),
      REVIEW,
    ],
    [
      'a text below it',
      main('<audio src="a.mp3" controls></audio><p>试听的警报音先低后高，每秒交替一次，共响五秒。</p>'),
      REVIEW,
    ],
    ['no main part that is told from the rest', '<p>请听：</p><audio src="a.mp3" controls></audio>', REVIEW],
  ])('%s', (_, body, expected) => {
    expect(saidOf('media-without-alternative', body)).toEqual(expected);
  });
});

describe('sensory-only-instruction', () => {
  it.each([
    ['by look', '<form><p>请点击右侧红色按钮</p><button></button></form>', REVIEW],
    ['by place', '<p>请点击下方链接</p>', REVIEW],
    ['by place, colour and form', '<p>请点击右侧的红色圆形按钮。</p>', REVIEW],
    ['by a sound and a place', '<p>听到提示音后，请在左下方的方框内签名。</p>', REVIEW],
    ['by colour', '<p>请在红色区域内选择日期。</p>', REVIEW],
    ['with a named field', '<p>请在右侧的姓名框内填写</p>', SILENT],
    [
      'with the name in quotes',
      '<form><p>请点击右侧红色的“提交”按钮</p><button>提交</button></form>',
      SILENT,
    ],
    ['with a name in the sentence', '<form><p>请点击红色提交按钮</p><button>提交</button></form>', SILENT],
    ['hidden', '<p hidden>请点击右侧红色按钮</p>', SILENT],
    ['no instruction', '<p>红色按钮广场位于市区右侧</p>', SILENT],
  ])('%s is never a failure', (_, body, expected) => {
    expect(saidOf('sensory-only-instruction', body)).toEqual(expected);
  });
});

describe('error-message-missing', () => {
  const WRONG = '<label>身份证号</label><input name="no" value="4299001988" aria-invalid="true"';
  it.each([
    ['a form of several fields', '<form><input name="name"><textarea name="text"></textarea></form>', REVIEW],
    [
      'checked by the browser',
      '<form><input required name="a"><input required type="email" name="b"></form>',
      FINE,
    ],
    [
      'told not to be checked',
      '<form novalidate><input required name="a"><input required name="b"></form>',
      REVIEW,
    ],
    ['a search box', '<form><input name="q"></form>', SILENT],
    [
      'a field marked as wrong, with words that say nothing',
      `<form><p>填写有误。</p>${WRONG}></form>`,
      REVIEW,
    ],
    ['a field marked as wrong by a border alone', `<form>${WRONG}></form>`, REVIEW],
    [
      'a message hidden from aids',
      `<form>${WRONG}><span aria-hidden="true">身份证号应为18位</span></form>`,
      REVIEW,
    ],
    [
      'a message that the field points to',
      `<form>${WRONG} aria-describedby="e"></form><p id="e">身份证号应为18位</p>`,
      FINE,
    ],
    [
      'a message above the form',
      `<form><p>有1项需要修改：身份证号应为18位。</p><div>${WRONG}></div></form>`,
      FINE,
    ],
    [
      'an empty field that a script marks beforehand',
      '<form><input name="q" aria-invalid="true"></form>',
      SILENT,
    ],
  ])('%s is never a failure', (_, body, expected) => {
    expect(saidOf('error-message-missing', body)).toEqual(expected);
  });
});

describe('assistive-technology-blocked', () => {
  const said = (body: string, head = '') => saidOf('assistive-technology-blocked', body, head);

  it.each([
    ['selecting', '<body onselectstart="return false">', FAILED],
    ['every key', '<body onkeydown="return false;">', FAILED],
    ['the whole page', '<body aria-hidden="true">', FAILED],
    ['selecting by style', '<body style="-webkit-user-select:none;user-select:none">', FAILED],
    ['only the menu of the mouse', '<body oncontextmenu="return false">', REVIEW],
    ['one key', '<body onkeydown="if(event.keyCode==123)return false">', FINE],
    ['nothing', '<body>', FINE],
  ])('an attribute that blocks %s', (_, body, expected) => {
    expect(said(`${body}<p>字</p></body>`)).toEqual(expected);
  });

  it.each([
    ['<style>body{margin:0;user-select:none}</style>', FAILED],
    ['<style>a{} * { -webkit-user-select: none }</style>', FAILED],
    ['<style>.btn *{user-select:none} .body{user-select:none}</style>', FINE],
    ['<style>*{user-select:none} p{user-select:text}</style>', FINE],
    ['<script>document.onselectstart = function(){ return false; }</script>', FAILED],
    ['<script>document.body.onselectstart=function(e){e.preventDefault()}</script>', FAILED],
    ['<script>$(document).bind("contextmenu selectstart", function(){return false;});</script>', FAILED],
    ['<script>document.addEventListener("selectstart", (e) => e.preventDefault())</script>', FAILED],
    ['<script>document.onselectstart=function(){if(dragging)return false}</script>', FINE],
    ['<script>box.onselectstart=function(){return false}</script>', FINE],
    ['<script>document.oncontextmenu=function(){return false}</script>', REVIEW],
    ['<script>setInterval(function(){debugger},100)</script>', REVIEW],
  ])('%s', (head, expected) => {
    expect(said('<p>字</p>', head)).toEqual(expected);
  });
});

describe('places', () => {
  it('are told by a selector, a shape without numbers, and at most 300 characters of HTML', () => {
    const body = `<div class="bar b12" id="top"><table><tr><td></td><td><input name="q" placeholder="搜索" class="${'x'.repeat(400)}"></td></tr></table></div>`;
    const place = markupOf(body).said.flatMap((one) => one.failures)[0];
    expect(place?.selector).toBe('#top > table > tbody > tr > td:nth-of-type(2) > input');
    expect(place?.shape).toBe(`div#top.b#.bar>table>tbody>tr>td>input.${'x'.repeat(40)}`);
    expect(place?.html).toHaveLength(300);
  });
});
