/**
 * How the rendered page lets its visitors pass by what every page repeats: `link`: a link or button near the top leads, or
 * says it leads, into the page; `keys`: a key may do it, since something listens to keys for the whole page, or it cannot be
 * told; `none`: nothing that could. Asked after the listeners. The source of a `function (kit)`.
 */
export const WAYS_PAST = `function (kit) {
  const SAYS = /跳(?:转|到|过|至|往)|直(?:达|接到达?|接进入|接前往)(?:主要|正文|内容)|主要内容|正文区|skip|main content|jump to/i;
  const KEY = /^key/;
  const first = kit.all('a, area, button, input[type=button], [role=link], [role=button], [tabindex]').slice(0, 40);
  if (first.some((el) => SAYS.test(kit.name(el).slice(0, 60) + ' ' + (kit.attr(el, 'title') || '')) || leadsInto(el))) return 'link';
  const { heard, heardByWindow } = globalThis;
  if (!Array.isArray(heard) || !Array.isArray(heardByWindow) || heard.length >= 390) return 'keys';
  if (heardByWindow.some((type) => KEY.test(type))) return 'keys';
  if (heard.some(([el, types]) => (el === document || el === kit.root || el === kit.body) && types.some((type) => KEY.test(type)))) return 'keys';
  // A tool for reading aloud brings keys of its own once it is switched on.
  const TOOL = /无障碍|读屏|辅助(?:浏览|工具|阅读)|(?:^|[^a-z])wza|barrier-?free/i;
  const told = (el) => ['title', 'alt', 'aria-label', 'id', 'class', 'onclick', 'href', 'src'].map((name) => (kit.attr(el, name) || '').slice(0, 300)).join(' ');
  if (kit.all('a, button, img, input, span, [onclick], script[src]').some((el) => TOOL.test(told(el)))) return 'keys';
  if (kit.texts().some(({ text }) => text.length <= 20 && TOOL.test(text))) return 'keys';
  // What lies in a shadow tree is not seen from here.
  if (kit.all('[accesskey]').length > 0 || kit.all('*').some((el) => kit.tag(el).includes('-'))) return 'keys';
  return 'none';
  function leadsInto(el) {
    const to = /#([^#]{1,200})$/.exec(kit.attr(el, 'href') || '');
    if (!to || /^(?:top|$)/i.test(to[1])) return false;
    const target = kit.byId(to[1]);
    return target !== null && target !== kit.body;
  }
}`;
