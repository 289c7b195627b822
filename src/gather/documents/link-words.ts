const EMPTY =
  /附件|附表|附|件|点击|下载|查看|打开|此处|这里|详情|链接|文件|文档|全文|原文|正文|扫描件|扫描|版本|版|第|号|word|excel|pdf|docx?|xlsx?|pptx?|wps|ofd|zip|rar|kb|mb|download|click|here|file/gi;
const NUMBERS = /[\d０-９一二三四五六七八九十]+/g;
const FORMAT = /pdf|docx?|xlsx?|pptx?|wps|ofd|word|excel|表格|幻灯/i;
const SIZE = /\d(?:\.\d{1,3})?\s?(?:kb?|mb?|gb|字节|兆)(?![a-z])/i;
const MOST = 300;

/** Does a link's text say what the document is? 附件1, 点击下载 and names made by programs do not. */
export function isClear(text: string): boolean {
  const rest = text
    .slice(0, MOST)
    .replace(/\.[a-z]{3,4}\b/gi, ' ')
    .replace(NUMBERS, '')
    .replace(EMPTY, '');
  const chinese = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = rest.match(/[a-z]{4,}/gi)?.join('').length ?? 0;
  return chinese >= 2 || words >= 6;
}

export function saysFormat(text: string): boolean {
  return FORMAT.test(text.slice(0, MOST));
}

export function saysSize(text: string): boolean {
  return SIZE.test(text.slice(0, MOST));
}
