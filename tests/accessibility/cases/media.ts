import { type Case, casesOf, page } from '../case.ts';

const autoplay = casesOf('80f0bf', '1.4.2');
const short = casesOf('aaa1bf', '1.4.2');
const control = casesOf('4c31df', '1.4.2');
const captions = casesOf('eac66b', '1.2.2');
const track = casesOf('f51b46', '1.2.2');
const alternative = casesOf('ab4d13', '1.2.2');
const visual = casesOf('c3232f', '1.2.1');
const transcript = casesOf('ee13b5', '1.2.1');
const audio = casesOf('e7aa44', '1.2.1');
const audioText = casesOf('2eb176', '1.2.1');
const audioForText = casesOf('afb423', '1.2.1');

const alarm = '/shared/alarm.webm';
const route = '/shared/route.webm';
const tone = '/shared/tone-5s.wav';
const vtt =
  'WEBVTT\n\n00:00.000 --> 00:01.000\n[低音警报]\n\n00:01.000 --> 00:02.000\n[高音警报]\n\n00:02.000 --> 00:03.000\n[低音警报]\n\n00:03.000 --> 00:04.000\n[高音警报]\n';
const sound = '警报音先低后高，每秒交替一次，共响四秒。';
const soundLong = '试听的警报音先低后高，每秒交替一次，共响五秒。';
const way = '演示路线：从左下角的学校出发，沿直线向右上方步行，四秒后到达右上角的避险点。';

/** Alternatives of sound and moving pictures, and sound that starts by itself. */
export const media: readonly Case[] = [
  autoplay.fails(
    'audio-autoplay',
    '声音自动播放，没有控制按钮',
    page('警报试听', `<audio id="bad" src="${tone}" autoplay loop></audio><p>${soundLong}</p>`),
    '#bad',
  ),
  autoplay.fails(
    'video-autoplay-sound',
    '有声视频自动播放，没有控制按钮',
    page(
      '警报试鸣',
      `<video id="bad" src="${alarm}" autoplay loop width="160" height="90"></video><p>${sound}</p>`,
    ),
    '#bad',
  ),
  autoplay.fails(
    'audio-autoplay-by-script',
    '脚本循环播放声音，关不掉',
    page(
      '首页',
      `<p>欢迎访问。</p><script>const a=new Audio('${tone}');a.loop=true;a.play().catch(()=>{})</script>`,
    ),
  ),
  autoplay.passes(
    'video-autoplay-muted',
    '自动播放的视频静音',
    page(
      '警报试鸣',
      `<video src="${alarm}" autoplay muted controls width="160" height="90"><track kind="captions" srclang="zh" label="中文" src="a.vtt"></video><p>${sound}</p>`,
    ),
    { 'a.vtt': vtt },
  ),
  autoplay.passes(
    'video-autoplay-silent',
    '自动播放的视频没有声音',
    page('避险路线', `<video src="${route}" autoplay controls width="160" height="90"></video><p>${way}</p>`),
  ),
  short.passes(
    'audio-autoplay-two-seconds',
    '自动播放的声音只有两秒',
    page(
      '首页',
      '<audio src="/shared/tone-2s.wav" autoplay></audio><p>欢迎访问。进入时有两秒提示音，先低后高。</p>',
    ),
  ),
  control.passes(
    'audio-autoplay-with-controls',
    '自动播放的声音有浏览器的控制条',
    page('警报试听', `<audio src="${tone}" autoplay controls></audio><p>${soundLong}</p>`),
  ),
  control.passes(
    'audio-autoplay-with-button',
    '自动播放的声音，页首有停止按钮',
    page(
      '警报试听',
      `<p><button type="button" onclick="document.getElementById('a').pause()">停止播放声音</button></p><audio id="a" src="${tone}" autoplay></audio><p>${soundLong}</p>`,
    ),
  ),

  captions.fails(
    'video-no-captions',
    '有声视频没有字幕',
    page(
      '防空警报试鸣',
      `<p>本视频播放今年启用的警报音。</p><video id="bad" src="${alarm}" controls width="160" height="90"></video>`,
    ),
    '#bad',
  ),
  captions.fails(
    'video-captions-dead',
    '字幕文件不存在',
    page(
      '防空警报试鸣',
      `<p>本视频播放今年启用的警报音。</p><video id="bad" src="${alarm}" controls width="160" height="90"><track kind="captions" srclang="zh" label="中文" src="gone.vtt"></video>`,
    ),
    '#bad',
  ),
  captions.fails(
    'video-captions-empty',
    '字幕文件里没有一句字幕',
    page(
      '防空警报试鸣',
      `<p>本视频播放今年启用的警报音。</p><video id="bad" src="${alarm}" controls width="160" height="90"><track kind="captions" srclang="zh" label="中文" src="a.vtt"></video>`,
    ),
    '#bad',
    { 'a.vtt': 'WEBVTT\n\n' },
  ),
  track.passes(
    'video-captions',
    '有声视频有字幕',
    page(
      '防空警报试鸣',
      `<p>${sound}</p><video src="${alarm}" controls width="160" height="90"><track kind="captions" srclang="zh" label="中文" default src="a.vtt"></video>`,
    ),
    { 'a.vtt': vtt },
  ),
  alternative.passes(
    'video-is-alternative',
    '视频标明是文字的另一种形式',
    page(
      '防空警报试鸣',
      `<p id="t">${sound}画面中一个方块上下移动。</p><p>以上文字的视频版：</p><video src="${alarm}" controls width="160" height="90" aria-describedby="t"></video>`,
    ),
  ),
  captions.passes(
    'video-without-sound',
    '没有声音的视频不需要字幕',
    page('避险路线', `<p>${way}</p><video src="${route}" controls width="160" height="90"></video>`),
  ),

  visual.fails(
    'silent-video-no-text',
    '无声视频演示路线，没有文字说明',
    page(
      '避险路线',
      `<p>请看演示。</p><video id="bad" src="${route}" controls width="160" height="90"></video>`,
    ),
    '#bad',
  ),
  visual.fails(
    'silent-video-title-only',
    '无声视频只有名称，没有说明路线',
    page(
      '避险路线',
      `<video id="bad" src="${route}" controls width="160" height="90" title="避险路线演示" aria-label="避险路线演示"></video>`,
    ),
    '#bad',
  ),
  transcript.passes(
    'silent-video-text',
    '无声视频旁有完整的文字说明',
    page('避险路线', `<video src="${route}" controls width="160" height="90"></video><p>${way}</p>`),
  ),
  transcript.passes(
    'silent-video-text-page',
    '文字说明在链接的页面里',
    page(
      '避险路线',
      `<video src="${route}" controls width="160" height="90"></video><p><a href="text.html">避险路线视频的文字说明</a></p>`,
    ),
    { 'text.html': page('避险路线视频的文字说明', `<p>${way}</p>`) },
  ),
  visual.passes(
    'silent-video-hidden',
    '视频对所有人隐藏',
    page('避险路线', `<video src="${route}" hidden></video><p>请沿路标步行。</p>`),
  ),

  audio.fails(
    'audio-no-text',
    '声音没有文字说明',
    page('防空警报试听', `<p>请听：</p><audio id="bad" src="${tone}" controls></audio>`),
    '#bad',
  ),
  audio.fails(
    'audio-label-only',
    '声音只有名称，没有说明内容',
    page('防空警报试听', `<audio id="bad" src="${tone}" controls aria-label="警报试听"></audio>`),
    '#bad',
  ),
  audioText.passes(
    'audio-text-beside',
    '声音旁有文字说明',
    page('防空警报试听', `<audio src="${tone}" controls></audio><p>${soundLong}</p>`),
  ),
  audioText.passes(
    'audio-text-page',
    '文字说明在链接的页面里',
    page(
      '防空警报试听',
      `<audio src="${tone}" controls></audio><p><a href="text.html">警报试听的文字说明</a></p>`,
    ),
    { 'text.html': page('警报试听的文字说明', `<p>${soundLong}</p>`) },
  ),
  audioForText.passes(
    'audio-is-alternative',
    '声音标明是文字的另一种形式',
    page(
      '防空警报试听',
      `<p>${soundLong}</p><p>以上文字的声音版：</p><audio src="${tone}" controls></audio>`,
    ),
  ),
];
