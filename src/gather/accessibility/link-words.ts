/** Words of a link that say nothing by themselves. These also stand in checks that run inside the page. */
export const LINK_SAYS_LITTLE =
  /^(?:(?:查看|了解|阅读|获取)?更多|更多(?:内容|信息|详情)?|点击|点此|这里|此处|详情|详细|查看|进入|链接|点击(?:这里|此处|查看|进入|链接|下载)|查看(?:详情|详细|更多|全文)|阅读全文|全文|more|read more|click|click here|here|details?|learn more|link|链接\s?\d{1,3})$/i;

/** Words that tell of a new window. */
export const TELLS_OF_WINDOW = /新窗口|新窗|新页面|新标签|弹出|打开新|new (?:window|tab)/i;

/** Dates and numbers: the same ones lead to different places as a matter of course. */
export const IS_NUMBERS = /^[\d\s/:.-]+$/;
