import { describe, expect, it } from 'vitest';
import { elementWords, isWholePage } from '../../../src/report/element-words.ts';
import { viewOf } from '../../../src/report/view.ts';
import { sampleRun } from './sample-run.ts';

const VIEW = viewOf(sampleRun());
const ENGLISH = viewOf(sampleRun({ lang: 'en' }));

function words(html: string, selector = '#x', template = ''): string {
  return elementWords(VIEW, { html, selector }, { template });
}

describe('the place of an element in words', () => {
  it('is its kind with what is read on it', () => {
    expect(words('<a href="/x">联系&nbsp;我们</a>')).toBe('链接“联系 我们”');
    expect(words('<select><option value="">请选择</option><option>市教育局</option></select>')).toBe(
      '下拉框“请选择”',
    );
    expect(words('<input type="submit" value="搜索">')).toBe('按钮“搜索”');
    expect(words('<span role="button" aria-label="关闭"></span>')).toBe('按钮“关闭”');
    expect(words('<h3 class="t">热点推荐</h3>')).toBe('标题“热点推荐”');
  });

  it('names what tells a wordless one apart', () => {
    expect(words('<a href="/x"><img src="/images/wx.png?v=1" alt=""></a>')).toBe('链接（图片 wx.png）');
    expect(words('<img src="/a/photo1.png">')).toBe('图片（photo1.png）');
    expect(words('<a href="/form1.docx"><i></i></a>')).toBe('链接（指向 /form1.docx）');
    expect(words('<input name="kw" type="text">')).toBe('输入框（代码中的名称 kw）');
    expect(words('<button><span class="icon"></span></button>')).toBe('按钮');
  });

  it('names the part of the page where tags, classes or the template tell', () => {
    expect(words('<a href="/">首页</a>', 'a', 'body>div.footer>a')).toBe('页脚的链接“首页”');
    expect(words('<a href="/">首页</a>', '#main > ul > a', 'body>div.nav>ul>li>a')).toBe('导航的链接“首页”');
    expect(words('<div class="footer">', '.footer', 'body>div.footer')).toBe('页脚');
    expect(words('<p>文字</p>', 'p', 'body>div.c>p')).toBe('段落“文字”');
  });

  it('says of a place in a frame that it is in one', () => {
    expect(words('<h1>404</h1>', 'iframe >>> h1')).toBe('框架页内的标题“404”');
  });

  it('is the whole page where that is all there is', () => {
    expect(words('<html lang="zh">', 'html')).toBe('整个页面');
    expect(isWholePage({ html: '<body>', selector: 'html > body' })).toBe(true);
    expect(isWholePage({ html: '<html>', selector: 'iframe >>> html' })).toBe(false);
  });

  it('is bounded, takes a tag that was cut off for nothing, and is empty where nothing is known', () => {
    expect(words(`<p>${'字'.repeat(500)}`).length).toBeLessThan(60);
    expect(words('<p>前文<a href="/x')).toBe('段落“前文”');
    expect(words('no markup')).toBe('');
  });

  it('speaks English where the report does', () => {
    const html = '<a href="/">Home</a>';
    expect(elementWords(ENGLISH, { html, selector: 'a' }, { template: 'div.nav>a' })).toBe(
      'link “Home” in the navigation',
    );
  });
});
