import type { PageCheck } from './page-check.ts';

/**
 * Animations of style sheets that flash more than three times a second over a large area (WCAG 2.3.1). Certain where the
 * background of a block goes to and fro between colours of known luminance; what fades is for a person to look at.
 */
export const flashingAnimation: PageCheck = {
  rules: ['animation-flashing'],
  source: `function (kit) {
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
      const swings = flashes(frames, timing);
      if (swings.a === 0) continue;
      const perSecond = (swings.a * 1000) / timing.duration;
      if (perSecond <= 3) continue;
      const told = perSecond.toFixed(1) + ' flashes a second, ' + Math.round(box.width) + ' x ' + Math.round(box.height) + ' px';
      if (swings.certain && opaque(el)) kit.failed('animation-flashing', el, told);
      else kit.review('animation-flashing', el, told);
    }
    /** Pairs of opposed changes of luminance in one turn of the animation. */
    function flashes(frames, timing) {
      const of = (frame) => {
        const c = kit.colour(frame.backgroundColor);
        return c && c.a === 1 ? kit.luminance(c) : null;
      };
      const light = frames.map(of);
      const backAndForth = /alternate/.test(timing.direction);
      if (light.every((one) => one !== null) && light.length > 1) {
        const turn = backAndForth ? [...light, ...light.slice(0, -1).reverse()] : [...light, light[0]];
        return { a: pairs(turn) / (backAndForth ? 2 : 1), certain: true };
      }
      const faint = frames.map((frame) => (frame.visibility === 'hidden' ? 0 : frame.opacity === undefined ? null : Number(frame.opacity)));
      if (faint.some((one) => one === null) || faint.length < 2) return { a: 0, certain: false };
      const turn = backAndForth ? [...faint, ...faint.slice(0, -1).reverse()] : [...faint, faint[0]];
      return { a: pairs(turn, 0.5) / (backAndForth ? 2 : 1), certain: false };
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
