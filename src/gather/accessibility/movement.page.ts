/**
 * Watches the page for a few seconds without touching it: which windows float over the content and drift, and which
 * parts of it change by themselves. The source of an `async function (kit, samples, everyMs)`.
 */
export const MOVEMENT = String.raw`async function (kit, samples, everyMs) {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  kit.forget();
  const floating = kit.all('div, a, img, section, aside, ul, span, iframe').filter(floats).slice(0, 60).map((el) => ({ el, path: [at(el)] }));
  const changing = new Map();
  const watch = new MutationObserver((records) => {
    for (const { target } of records.slice(0, 200)) {
      const el = target instanceof Element ? target : kit.parent(target);
      if (el && changing.size < 300) changing.set(el, (changing.get(el) || new Set()).add(round));
    }
  });
  let round = 0;
  watch.observe(kit.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['style', 'class'] });
  for (round = 1; round <= samples; round++) {
    await pause(everyMs);
    for (const one of floating) one.path.push(at(one.el));
  }
  watch.disconnect();
  kit.forget();
  drifting();
  moving();

  function at(el) { const box = kit.rect(el); return [box.left + scrollX * absolute(el), box.top + scrollY * absolute(el)]; }
  function absolute(el) { return kit.style(el).position === 'absolute' ? 1 : 0; }
  /** Over the page itself, not a slide that moves inside its frame. */
  function floats(el) {
    const position = kit.style(el).position;
    if (position !== 'fixed' && position !== 'absolute') return false;
    const box = kit.rect(el);
    if (!kit.shown(el) || box.width < 30 || box.height < 30 || box.width * box.height > 0.5 * innerWidth * innerHeight) return false;
    for (let up = kit.parent(el); up && up !== kit.body; up = kit.parent(up)) {
      const style = kit.style(up);
      if (position === 'absolute' && style.position !== 'static') return false;
      if (/hidden|auto|scroll|clip/.test(style.overflowX + style.overflowY) && style.position !== 'static') return false;
    }
    return true;
  }
  function drifting() {
    for (const { el, path } of floating) {
      kit.judged('drifting-window');
      const steps = path.slice(1).map((now, i) => Math.hypot(now[0] - path[i][0], now[1] - path[i][1]));
      const moved = steps.filter((far) => far >= 1).length;
      const last = steps.slice(-3).filter((far) => far >= 1).length;
      const way = steps.reduce((sum, far) => sum + far, 0);
      // What slides in and then stays has no movement at the end.
      // What nods or bobs in its place does not drift.
      const [wide, high] = [0, 1].map((i) => Math.max(...path.map((p) => p[i])) - Math.min(...path.map((p) => p[i])));
      if (Math.max(wide, high) < 80) continue;
      if (moved < 0.6 * steps.length || last < 2 || !kit.shown(el)) continue;
      if (floating.some((other) => other.el !== el && kit.contains(other.el, el))) continue;
      if (kit.words(el) === '' && kit.all('img, iframe, a', el).length === 0 && kit.tag(el) !== 'img' && kit.style(el).backgroundImage === 'none') continue;
      const close = closers(el);
      const told = 'moved ' + Math.round(way) + ' px in ' + ((samples * everyMs) / 1000).toFixed(1) + ' s; ';
      if (close.some((one) => kit.insideFocusable(one) && closeName(kit.insideFocusable(one)))) continue;
      const why = close.length > 0 ? 'its close control cannot be reached by keyboard, or has no name' : 'nothing to close it with';
      // The clause asks for a window that is accessible or can be closed: one whose link the keyboard reaches is for a person.
      const reached = kit.focusables().some((one) => (one === el || kit.contains(el, one)) && kit.shown(one) && /\S/.test(kit.name(one)));
      kit[reached ? 'review' : 'failed']('drifting-window', el, told + why);
    }
  }
  /** What closes the window, inside it or right beside it. */
  function closers(el) {
    const CLOSE = /关闭|关掉|收起|close|×|✕|✖|^\s*x\s*$/i;
    const inside = kit.all('*', el).slice(0, 300);
    return inside.filter((one) => kit.shown(one) && (CLOSE.test(kit.name(one).slice(0, 30)) || CLOSE.test(kit.attr(one, 'title') || '') || /close|guanbi/i.test((kit.attr(one, 'class') || '') + (kit.attr(one, 'id') || '') + (kit.attr(one, 'src') || '') + (kit.attr(one, 'onclick') || ''))));
  }
  function closeName(el) { return /\S/.test(kit.name(el)); }

  /** Slides and running lines that change through all the time, with nothing to stop them. */
  function moving() {
    const STOP = /暂停|停止|播放|pause|stop|play/i;
    const blocks = new Map();
    for (const [el, rounds] of changing) {
      const block = kit.closest(el, 'ul, ol, div, section, table') || el;
      let up = block;
      for (let steps = 0; steps < 3 && up !== kit.body; steps++) {
        const box = kit.rect(up);
        if (box.width * box.height >= 20000) break;
        up = kit.parent(up) || kit.body;
      }
      if (up === kit.body || !kit.shown(up)) continue;
      const known = blocks.get(up) || new Set();
      for (const one of rounds) known.add(one);
      blocks.set(up, known);
    }
    for (const [block, rounds] of blocks) {
      const box = kit.rect(block);
      if (box.width * box.height > 0.7 * innerWidth * innerHeight || rounds.size < 2 || !(Math.max(...rounds) > samples / 2)) continue;
      if ([...blocks.keys()].some((other) => other !== block && kit.contains(block, other))) continue;
      kit.judged('moving-content');
      const around = kit.parent(block) || block;
      const stoppable = kit.all('button, a, [role=button], input[type=button]', around).some((one) => STOP.test(kit.name(one) + ' ' + (kit.attr(one, 'class') || '') + (kit.attr(one, 'title') || '')));
      if (!stoppable && (kit.words(block).length > 4 || kit.all('img', block).length > 0)) kit.failed('moving-content', block, 'changes by itself, ' + rounds.size + ' of ' + samples + ' times looked at');
    }
  }
}`;
