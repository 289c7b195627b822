import type { PageCheck } from './page-check.ts';

/**
 * Animations of style sheets that flash more than three times a second over a large area (WCAG 2.3.1). Certain where the
 * background of a block goes to and fro between colours of known luminance; what fades is for a person to look at.
 */
export const flashingAnimation: PageCheck = {
  rules: ['animation-flashing'],
  source: String.raw`function (kit) {
    // A quarter of the 10 degrees in the middle of the field of view, as WCAG reckons it for a screen of 1024 x 768.
    const LARGE = 21824;
    const animations = document.getAnimations ? Document.prototype.getAnimations.call(document).slice(0, 200) : [];
    for (const animation of animations) {
      const effect = animation.effect;
      const el = effect && effect.target;
      if (!el || effect.pseudoElement || animation.playState !== 'running' || !kit.shown(el)) continue;
      const box = kit.rect(el);
      const timing = effect.getComputedTiming();
      if (typeof timing.duration !== 'number' || timing.duration <= 0) continue;
      kit.judged('animation-flashing');
      const there = Math.min(timing.iterations, 1000) * timing.duration;
      if (box.width * box.height < LARGE || there < 1000) continue;
      const frames = effect.getKeyframes();
      const swings = flashes(el, frames, timing);
      if (swings.a === 0) continue;
      const perSecond = (swings.a * 1000) / timing.duration;
      if (perSecond <= 3) continue;
      const told = perSecond.toFixed(1) + ' flashes a second, ' + Math.round(box.width) + ' x ' + Math.round(box.height) + ' px';
      if (swings.certain && opaque(el)) kit.failed('animation-flashing', el, told);
      else kit.review('animation-flashing', el, told);
    }
    /** Pairs of opposed changes of luminance in one turn of the animation. */
    function flashes(el, frames, timing) {
      const backAndForth = /alternate/.test(timing.direction);
      const turnOf = (values) => (backAndForth ? [...values, ...values.slice(0, -1).reverse()] : [...values, values[0]]);
      if (frames.some((frame) => frame.backgroundColor !== undefined)) {
        const light = shownIn(frames, (frame) => lightOf(el, frame.backgroundColor));
        if (light.length > 1 && light.every((one) => one !== null)) return { a: pairs(turnOf(light)) / (backAndForth ? 2 : 1), certain: true };
      }
      const faint = shownIn(frames, (frame) => (frame.visibility === 'hidden' ? 0 : frame.opacity === undefined ? null : Number(frame.opacity)));
      if (faint.some((one) => one === null) || faint.length < 2) return { a: 0, certain: false };
      return { a: pairs(turnOf(faint), 0.5) / (backAndForth ? 2 : 1), certain: false };
    }
    /** The values that are reached: in one step, an interval keeps that of its start or has that of its end alone. */
    function shownIn(frames, valueOf) {
      const values = [];
      frames.slice(0, -1).forEach((frame, i) => {
        const step = /^(?:steps\(1(?:, *([a-z-]+))?\)|step-(start|end))$/.exec(frame.easing || '');
        const atStart = step !== null && /start/.test(step[1] || step[2] || '');
        if (!step || !atStart) values.push(valueOf(frame));
        if (!step || atStart) values.push(valueOf(frames[i + 1]));
      });
      return values;
    }
    /** What is transparent shows the ground behind it. */
    function lightOf(el, colour) {
      let c = kit.colour(colour);
      if (c && c.a === 0 && /fixed|absolute/.test(kit.style(el).position)) return null;
      for (let up = kit.parent(el); c && c.a === 0; up = kit.parent(up)) {
        if (!up) return 1;
        if (kit.style(up).backgroundImage !== 'none') return null;
        c = kit.colour(kit.style(up).backgroundColor);
      }
      return c && c.a === 1 ? kit.luminance(c) : null;
    }
    function pairs(values, least = 0.1) {
      let changes = 0;
      let direction = 0;
      let last = values[0];
      for (const value of values.slice(1)) {
        if (Math.abs(value - last) < least || (least === 0.1 && Math.min(value, last) >= 0.8)) continue;
        const now = Math.sign(value - last);
        if (now !== direction) changes++;
        direction = now;
        last = value;
      }
      return changes / 2;
    }
    /** Nothing of the page stands before it. */
    function opaque(el) {
      const box = kit.rect(el);
      if (kit.style(el).backgroundImage !== 'none' || Number(kit.style(el).opacity) < 1) return false;
      return kit.all('*', el).every((inner) => { const b = kit.rect(inner); return b.width * b.height < 0.3 * box.width * box.height; });
    }
  }`,
};
