import { bare, type Case, casesOf, page } from '../case.ts';

const title = casesOf('2779a5', '2.4.2');
const titleSays = casesOf('c4a8a4', '2.4.2');
const heading = casesOf('ffd0e9', '1.3.1', '2.4.6');
const headingSays = casesOf('b49b2e', '2.4.6');
const label = casesOf('cc0f0a', '2.4.6');
const error = casesOf('36b590', '3.3.1');
const structure = casesOf('wcag', '1.3.1');
const sensory = casesOf('9bd38c', '1.3.3');

const next = { 'next.html': page('办理结果', '<p>已收到。</p>') };
const form = (inside: string) => `<form action="next.html" novalidate>${inside}<button>提交</button></form>`;
const untitled = (headPart: string, body = '<main><h1>通知公告</h1><p>今日无新通知。</p></main>') =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${headPart}</head><body>${body}</body></html>`;
const error1 = '身份证号应为18位，您输入了17位';

/** Titles, headings, labels, error messages, and instructions that lean on the senses. */
export const texts: readonly Case[] = [
  title.fails('title-missing', '网页没有标题', untitled('')),
  title.fails('title-empty', '网页标题为空', untitled('<title></title>')),
  title.fails('title-blank', '网页标题只有空格', untitled('<title>   </title>')),
  title.fails(
    'title-only-in-svg',
    '只有 svg 里有 title',
    untitled(
      '',
      '<main><h1>通知公告</h1><svg role="img" width="20" height="20"><title>国徽</title><circle cx="10" cy="10" r="9" fill="#b01c1c"/></svg></main>',
    ),
  ),
  title.passes('title-there', '网页有标题', untitled('<title>通知公告 - 清湖市人民政府</title>')),
  title.passes(
    'title-by-script',
    '标题由脚本写入',
    untitled('<title></title><script>document.title="通知公告 - 清湖市人民政府"</script>'),
  ),

  titleSays.fails('title-untitled', '标题是编辑器留下的“无标题文档”', untitled('<title>无标题文档</title>')),
  titleSays.fails(
    'title-of-another-page',
    '标题属于另一网页',
    untitled('<title>2023年人口普查培训班报名</title>'),
  ),
  titleSays.fails('title-lorem', '标题是模板的占位字样', untitled('<title>网站标题网站标题</title>')),
  titleSays.passes('title-short', '标题短而准确', untitled('<title>通知公告</title>')),

  heading.fails(
    'heading-image-empty-alt',
    '栏目标题是图片，替代文字为空',
    page(
      '首页',
      '<h2 id="bad"><img src="/shared/heading.svg" alt="" width="160" height="36"></h2><p>秋冬季防火通知</p>',
    ),
    '#bad',
  ),
  heading.fails(
    'role-heading-empty',
    'role=heading 的图片标题没有名称',
    page(
      '首页',
      '<div id="bad" role="heading" aria-level="2"><img src="/shared/heading.svg" alt="" width="160" height="36"></div><p>秋冬季防火通知</p>',
    ),
    '#bad',
  ),
  heading.passes(
    'heading-image-alt',
    '图片标题有替代文字',
    page(
      '首页',
      '<h2><img src="/shared/heading.svg" alt="通知公告" width="160" height="36"></h2><p>秋冬季防火通知</p>',
    ),
  ),
  heading.passes(
    'heading-empty-hidden',
    '空标题对所有人隐藏',
    page('首页', '<h2 hidden></h2><p>秋冬季防火通知</p>'),
  ),
  heading.passes(
    'heading-visually-hidden',
    '标题视觉隐藏',
    page('首页', '<h2 style="position:absolute;left:-9999px">通知公告</h2><ul><li>秋冬季防火通知</li></ul>'),
  ),

  headingSays.fails(
    'heading-placeholder',
    '标题是模板的占位字样',
    page('首页', '<h2 id="bad">栏目标题</h2><p>市气象台发布暴雨蓝色预警，请注意防范。</p>'),
    '#bad',
  ),
  headingSays.fails(
    'heading-of-other-content',
    '标题与下面的内容无关',
    page(
      '首页',
      '<h2 id="bad">人事任免</h2><p>市气象台发布暴雨蓝色预警，请注意防范。</p><p>预计今夜降雨量30毫米。</p>',
    ),
    '#bad',
  ),
  headingSays.passes(
    'heading-one-word',
    '标题只有两个字，仍然说明内容',
    page('首页', '<h2>天气</h2><p>市气象台发布暴雨蓝色预警，请注意防范。</p>'),
  ),
  headingSays.passes(
    'heading-same-under-sections',
    '两个同名小标题在不同的章节下',
    page(
      '办事指南',
      '<h2>居住证</h2><h3>所需材料</h3><p>身份证。</p><h2>老年证</h2><h3>所需材料</h3><p>户口簿。</p>',
    ),
  ),

  label.fails(
    'label-says-input',
    '标签都写“输入”',
    page(
      '网上信访',
      form(
        '<p><label>输入 <input id="bad" name="name"></label></p><p><label>输入 <input name="tel" type="tel"></label></p>',
      ),
    ),
    'input, label',
    next,
  ),
  label.fails(
    'label-field-number',
    '标签是“字段1”“字段2”',
    page(
      '网上信访',
      form(
        '<p><label>字段1 <input name="name"></label></p><p><label>字段2 <input name="tel" type="tel"></label></p>',
      ),
    ),
    'input, label',
    next,
  ),
  label.passes(
    'label-clear',
    '标签说明填什么',
    page(
      '网上信访',
      form(
        '<p><label>姓名 <input name="name" autocomplete="name"></label></p><p><label>手机号码 <input name="tel" type="tel" autocomplete="tel"></label></p>',
      ),
    ),
    next,
  ),
  label.passes(
    'label-same-in-groups',
    '同名标签在不同的组里',
    page(
      '委托办理',
      form(
        '<fieldset><legend>申请人</legend><label>姓名 <input name="a"></label></fieldset><fieldset><legend>受托人</legend><label>姓名 <input name="b"></label></fieldset>',
      ),
    ),
    next,
  ),

  error.fails(
    'error-says-wrong',
    '只说“填写有误”，不说哪一项、错在哪里',
    page(
      '网上信访',
      form(
        '<p style="color:#b01c1c">填写有误，请检查。</p><p><label>姓名 <input name="name"></label></p><p><label>身份证号 <input name="no" value="42990019880101123"></label></p>',
      ),
    ),
    'input, form p',
    next,
  ),
  error.fails(
    'error-red-border-only',
    '错误只用红框表示',
    page(
      '网上信访',
      form(
        '<p><label>姓名 <input name="name" value="周启明"></label></p><p><label>身份证号 <input id="bad" name="no" value="42990019880101123" aria-invalid="true" style="border:2px solid #d00"></label></p>',
      ),
    ),
    '#bad',
    next,
  ),
  error.fails(
    'error-not-exposed',
    '错误说明对辅助技术隐藏',
    page(
      '网上信访',
      form(
        `<p><label>身份证号 <input id="bad" name="no" value="42990019880101123" aria-invalid="true"></label> <span id="e" aria-hidden="true" style="color:#b01c1c">${error1}</span></p>`,
      ),
    ),
    '#bad, #e',
    next,
  ),
  error.passes(
    'error-described',
    '错误说明关联到输入框',
    page(
      '网上信访',
      form(
        `<p><label>身份证号 <input name="no" value="42990019880101123" aria-invalid="true" aria-describedby="e"></label> <span id="e" style="color:#b01c1c">${error1}</span></p>`,
      ),
    ),
    next,
  ),
  error.passes(
    'error-summary',
    '表单上方逐项说明',
    page(
      '网上信访',
      form(
        `<div role="alert"><p>有1项需要修改：${error1}。</p></div><p><label>身份证号 <input name="no" value="42990019880101123" aria-invalid="true"></label></p>`,
      ),
    ),
    next,
  ),
  error.passes(
    'error-none',
    '没有错误提示的普通表单',
    page(
      '网上信访',
      form('<p><label>姓名 <input name="name"></label></p><p>带“*”的为必填项，本表没有必填项。</p>'),
    ),
    next,
  ),

  sensory.fails(
    'instruction-round-button',
    '只说“右边的圆形按钮”，按钮无从辨认',
    page(
      '网上预约',
      '<p id="bad">预约成功后，请按右边的圆形按钮。</p><p><button type="button" style="border-radius:50%;width:80px;height:80px">甲</button> <button type="button" style="width:80px;height:80px">乙</button></p>',
    ),
    '#bad',
  ),
  sensory.fails(
    'instruction-red-area',
    '只说“红色区域”，区域没有名称',
    page(
      '网上预约',
      '<p id="bad">请在红色区域内选择日期。</p><ul style="background:#fdd"><li>11月24日</li></ul><ul style="background:#dfd"><li>11月25日</li></ul>',
    ),
    '#bad',
  ),
  sensory.passes(
    'instruction-with-name',
    '位置之外还给出名称',
    page('网上预约', '<p>请按右侧的“提交预约”按钮。</p><p><button type="button">提交预约</button></p>'),
  ),
  sensory.passes(
    'instruction-idiom',
    '“上级”“以下”不是感官指示',
    page('网上预约', '<p>根据上级部署，请准备以下材料：</p><ul><li>身份证</li><li>户口簿</li></ul>'),
  ),

  structure.fails(
    'data-table-without-headers',
    '数据表没有表头单元格',
    page(
      '收费标准',
      '<table id="bad" border="1"><tr><td><b>项目</b></td><td><b>单位</b></td><td><b>标准（元）</b></td></tr><tr><td>居民用水</td><td>立方米</td><td>2.1</td></tr><tr><td>工业用水</td><td>立方米</td><td>3.2</td></tr></table>',
    ),
    '#bad',
  ),
  structure.fails(
    'heading-by-style-only',
    '栏目标题只靠字号加粗',
    bare(
      '<main><h1>办事指南</h1><p id="bad" style="font-size:28px;font-weight:bold">居住证办理</p><p>到辖区派出所申请，五个工作日内办结。</p><p>所需材料见下。</p><p style="font-size:28px;font-weight:bold">老年证办理</p><p>到镇便民服务中心申请。</p></main>',
      { title: '办事指南' },
    ),
    '#bad',
  ),
  structure.passes(
    'layout-table-presentation',
    '排版用的表格标为 presentation',
    page(
      '联系我们',
      '<table role="presentation"><tr><td>地址：湖滨大道60号</td><td>电话：0799-8612345</td></tr></table>',
    ),
  ),
  structure.passes(
    'bold-sentence',
    '加粗的一句话不是标题',
    page('办事指南', '<p><b>温馨提示：</b>请在工作日办理。</p><p>周末及法定节假日不对外办公。</p>'),
  ),
];
