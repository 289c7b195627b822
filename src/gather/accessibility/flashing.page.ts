/**
 * Watches large parts of the page for a few seconds and counts how often they turn from light to dark and back, or to
 * saturated red and back, whatever makes them (WCAG 2.3.1). Looks at each frame, and after each change that a script makes, so
 * that a slow machine misses none; what lasts less than a frame does not count. Certain where the colour of an opaque ground
 * is what changes and nothing of the page stands before it; what comes and goes otherwise is for a person to look at.
 * The source of an `async function (kit, lastsMs, most)`.
 */
export const FLASHING = `async function (kit, lastsMs, most) {
  // A quarter of the 10 degrees in the middle of the field of view, as WCAG reckons it for a screen of 1024 x 768.
  const LARGE = 21824;
  const FRAME_MS = 15;
  const MOST_SAMPLES = 1500;
  const blocks = kit.all('body, body *').filter((el) => inView(el) >= LARGE && kit.shown(el))
    .slice(0, most).map((el) => ({ el, style: kit.style(el), samples: [] }));
  if (blocks.length === 0) return;
  const end = performance.now() + lastsMs;
  let taken = 0;
  const take = () => {
    if (++taken > MOST_SAMPLES) return;
    const now = performance.now();
    for (const block of blocks) {
      const state = stateOf(block);
      const last = block.samples[block.samples.length - 1];
      if (last && same(last.state, state)) continue;
      if (last && now - last.at < FRAME_MS) last.state = state;
      else block.samples.push({ at: now, state });
    }
  };
  const watch = new MutationObserver(take);
  watch.observe(kit.root, { subtree: true, attributes: true, attributeFilter: ['style', 'class', 'src', 'hidden', 'bgcolor'] });
  take();
  // A page without frames still goes on: the pause ends it.
  while (performance.now() < end && taken <= MOST_SAMPLES) {
    await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); });
    take();
  }
  watch.disconnect();
  for (const { el, style, samples } of blocks) {
    if (samples.length < 3) continue;
    // The keyframes of a style sheet tell all that there is to know.
    if (Element.prototype.getAnimations.call(el).some((one) => one instanceof CSSAnimation)) continue;
    kit.judged('animation-flashing');
    const ground = samples.map(({ at, state }) => ({ at, ground: state.ground }));
    const known = ground.every((one) => one.ground !== null);
    const flashes = known ? Math.max(worst(ground, brightness), worst(ground, redness)) : 0;
    const box = kit.rect(el);
    const told = (count) => count + ' flashes in one second, ' + Math.round(box.width) + ' x ' + Math.round(box.height) + ' px';
    if (flashes > 3 && plainlySeen(el, style)) kit.failed('animation-flashing', el, told(flashes));
    else {
      const otherwise = Math.max(flashes, worst(samples, comesAndGoes), worst(samples, otherPicture));
      if (otherwise > 3) kit.review('animation-flashing', el, told(otherwise));
    }
  }

  function inView(el) {
    const box = kit.rect(el);
    const wide = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
    const high = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    return wide > 0 && high > 0 ? wide * high : 0;
  }
  function stateOf({ el, style }) {
    const colour = kit.colour(style.backgroundColor);
    return {
      ground: colour && colour.a === 1 ? colour : null,
      colour: style.backgroundColor,
      there: style.visibility === 'visible' && Number(style.opacity) >= 0.5 && style.display !== 'none',
      picture: (kit.tag(el) === 'img' ? String(kit.attr(el, 'src')) : style.backgroundImage).slice(0, 300),
    };
  }
  function same(a, b) { return a.colour === b.colour && a.there === b.there && a.picture === b.picture; }

  /** Pairs of opposed changes in the worst second. */
  function worst(samples, direction) {
    const times = [];
    let turned = 0;
    let edge = samples[0];
    for (const now of samples.slice(1)) {
      const way = direction(edge, now);
      if (way === 0) continue;
      if (way !== turned) times.push(now.at);
      turned = way;
      edge = now;
    }
    let found = 0;
    for (const start of times) found = Math.max(found, times.filter((at) => at >= start && at < start + 1000).length);
    return Math.floor(found / 2);
  }
  function brightness(a, b) {
    const [from, to] = [kit.luminance(a.ground), kit.luminance(b.ground)];
    return Math.abs(to - from) >= 0.1 && Math.min(from, to) < 0.8 ? Math.sign(to - from) : 0;
  }
  /** From one saturated red to another is no flash by the newer words of the definition. */
  function redness(a, b) {
    const [from, to] = [redOf(a.ground), redOf(b.ground)];
    return from.saturated !== to.saturated && Math.abs(to.much - from.much) > 20 ? Math.sign(to.much - from.much) : 0;
  }
  function redOf({ r, g, b }) {
    const [red, green, blue] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    const all = red + green + blue;
    return { saturated: all > 0 && red / all >= 0.8, much: Math.max(0, red - green - blue) * 320 };
  }
  function comesAndGoes(a, b) { return Number(b.state.there) - Number(a.state.there); }
  /** To another picture and back: which of the two comes first does not matter. */
  function otherPicture(a, b) {
    if (a.state.picture === b.state.picture) return 0;
    return a.state.picture < b.state.picture ? 1 : -1;
  }
  /** Opaque, and nothing of the page stands before it. */
  function plainlySeen(el, style) {
    if (style.backgroundImage !== 'none') return false;
    for (let at = el; at; at = kit.parent(at)) if (Number(kit.style(at).opacity) < 1 || kit.style(at).filter !== 'none') return false;
    const box = kit.rect(el);
    const covers = (inner) => {
      const ground = kit.colour(kit.style(inner).backgroundColor);
      const bare = (ground === null || ground.a === 0) && kit.style(inner).backgroundImage === 'none' && !/^(?:img|video|canvas|iframe|object|embed|svg)$/.test(kit.tag(inner));
      const b = kit.rect(inner);
      return !bare && b.width * b.height >= 0.3 * box.width * box.height;
    };
    if (kit.all('*', el).some(covers)) return false;
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [wide, high] = [Math.min(box.right, innerWidth) - left, Math.min(box.bottom, innerHeight) - top];
    const points = [[0.5, 0.5], [0.2, 0.2], [0.8, 0.2], [0.2, 0.8], [0.8, 0.8]];
    const hit = points.filter(([x, y]) => {
      const on = document.elementFromPoint(left + x * wide, top + y * high);
      return on !== null && (on === el || kit.contains(el, on));
    });
    return hit.length >= 4;
  }
}`;
