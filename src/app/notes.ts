/** What a run says about itself; the only texts of `app/`. */
export type Note =
  | 'no-browser'
  | 'no-font'
  | 'no-ipv6'
  | 'ipv6-lost'
  | 'no-contact'
  | 'time-budget'
  | 'cancelled'
  | 'pages-outside'
  | 'resumed'
  | 'only'
  | 'own-network'
  | 'pages-kept'
  | 'pages-unchanged'
  | 'cache-damaged';

const NOTES: { readonly [N in Note]: { readonly zh: string; readonly en: string } } = {
  'own-network': {
    zh: '检查期间本机网络或域名解析中断过：许多互不相关的网站同时打不开。中断时打不开的链接和网站一律不计，本次检查不完整，请在网络正常时重新检查。',
    en: 'The network or the name servers of this machine failed during the check: many unrelated hosts stopped answering at once. Nothing that failed meanwhile is held against anybody; the run is incomplete and should be repeated.',
  },
  'no-browser': {
    zh: '本机没有可用的浏览器，无障碍检查未做；运行 gov-audit doctor --fix 可以安装。',
    en: 'No browser on this machine: accessibility was not checked. `gov-audit doctor --fix` gets one.',
  },
  'no-font': {
    zh: '本机没有中文字体，网页截图中的汉字可能显示为方框。',
    en: 'No Chinese font on this machine: pictures of pages may show boxes in place of characters.',
  },
  'no-ipv6': {
    zh: '本机没有可用的 IPv6 网络，只判断了域名解析，需要实际访问的项目未判：{detail}',
    en: 'This machine has no working IPv6: only what DNS proves was judged ({detail}).',
  },
  'ipv6-lost': {
    zh: '检查过程中本机的 IPv6 网络中断，此后需要实际访问的 IPv6 项目未判：{detail}',
    en: 'This machine lost its IPv6 during the run; what needs it was not judged from then on ({detail}).',
  },
  'no-contact': {
    zh: '没有设置联系方式：请用 --contact 或 GOV_AUDIT_CONTACT 写明，便于被检查网站核实来访者身份。',
    en: 'No contact was given: set --contact or GOV_AUDIT_CONTACT, so that webmasters know who visits them.',
  },
  'time-budget': {
    zh: '到了规定的时间，检查提前结束；没有检查完的网站已注明。',
    en: 'The time budget was used up; sites that were not finished are named.',
  },
  cancelled: {
    zh: '检查被人工中止，以下是中止前的结果。',
    en: 'Stopped by hand; this is what had been seen until then.',
  },
  'pages-outside': {
    zh: '--pages 中有不属于任何网站的地址，没有检查：{detail}',
    en: 'Addresses of --pages that belong to no site were left out: {detail}',
  },
  resumed: {
    zh: '接着上一次没有完成的检查进行，{detail} 个网站沿用上次的结果。',
    en: 'Went on with a run that had not been finished; {detail} sites were taken from it.',
  },
  'pages-kept': {
    zh: '有 {detail} 页与上次检查时完全相同（包括样式、脚本和图片），沿用上次的浏览器检查结果，没有重新打开；加 --fresh 可以全部重新打开。',
    en: '{detail} pages are byte for byte as in an earlier run, with all that they load: what the browser found then was taken over. --fresh opens them all.',
  },
  'pages-unchanged': {
    zh: '有 {detail} 页与所比较的版本相同，没有用浏览器检查。',
    en: '{detail} pages are the same as in what this was compared with, and were not opened in the browser.',
  },
  'cache-damaged': {
    zh: '有 {detail} 条保存的浏览器检查结果已损坏，没有使用，相应页面已重新打开。',
    en: '{detail} kept results of the browser were damaged and not used; their pages were opened anew.',
  },
  only: {
    zh: '本次只检查了：{detail}。',
    en: 'This run looked only at: {detail}.',
  },
};

export function note(id: Note, lang: 'zh' | 'en', detail = ''): string {
  return NOTES[id][lang].replace('{detail}', detail);
}
