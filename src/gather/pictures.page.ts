/** Code that runs inside the page, in an isolated world; returns plain JSON. */

/**
 * Puts a frame around an element and tells which part of the page shows it with some of its surroundings: at least and at
 * most so large. `null`: it takes no room, or is out of reach.
 */
export const FRAME_ELEMENT = `function (selector) {
  var LEAST = { width: 320, height: 120 }, MOST = { width: 900, height: 560 }, AROUND = 28, DEEPEST = 12000;
  var element = null;
  try { element = Document.prototype.querySelector.call(document, selector); } catch (error) { return null; }
  if (!element) return null;
  var root = document.documentElement;
  var page = { width: Math.max(root.scrollWidth, window.innerWidth), height: Math.max(root.scrollHeight, window.innerHeight) };
  var whole = element === root || element === document.body || element.parentNode === document.head;
  var box = whole ? null : shownBox(element);
  // What takes no room itself, as a link without content, is shown by the small part around it.
  if (!whole && !box && getComputedStyle(element).display !== 'none') {
    var own = element.getBoundingClientRect();
    for (var up = element.parentElement, steps = 0; !box && up && up !== document.body && up !== root && steps < 4 && (own.width < 1 || own.height < 1); up = up.parentElement, steps++) {
      box = shownBox(up);
      if (box && (box.width > MOST.width || box.height > MOST.height)) return null;
    }
  }
  if (!whole && !box) return null;
  var left = whole ? 0 : box.left + window.scrollX, top = whole ? 0 : box.top + window.scrollY;
  var width = whole ? window.innerWidth : box.width, height = whole ? window.innerHeight : box.height;
  if (width < 1 || height < 1 || left + width <= 0 || top + height <= 0 || left >= page.width || top >= Math.min(page.height, DEEPEST)) return null;
  var style = getComputedStyle(element);
  if (!whole && (style.visibility !== 'visible' || style.display === 'none')) return null;
  if (!whole) {
    var frame = document.createElement('div');
    frame.setAttribute('data-audit-frame', '');
    frame.style.cssText = 'all:initial;position:absolute;box-sizing:border-box;pointer-events:none;z-index:2147483647;' +
      'border:3px solid #d4001a;outline:2px solid #fff;left:' + (left - 5) + 'px;top:' + (top - 5) + 'px;width:' + (width + 10) + 'px;height:' + (height + 10) + 'px';
    root.appendChild(frame);
  }
  // A link around a picture is as large as the picture; what its surroundings cut off is not seen.
  function shownBox(one) {
    var all = [one.getBoundingClientRect()], inner = one.querySelectorAll ? one.querySelectorAll('img,svg,canvas,video') : [];
    for (var i = 0; i < inner.length && i < 20; i++) all.push(inner[i].getBoundingClientRect());
    all = all.filter(function (rect) { return rect.width >= 1 && rect.height >= 1; });
    if (all.length === 0) return null;
    var left = Math.min.apply(null, all.map(function (r) { return r.left; })), top = Math.min.apply(null, all.map(function (r) { return r.top; }));
    var right = Math.max.apply(null, all.map(function (r) { return r.right; })), bottom = Math.max.apply(null, all.map(function (r) { return r.bottom; }));
    for (var at = one.parentElement; at && at !== document.body && at !== root; at = at.parentElement) {
      if (!/hidden|clip|auto|scroll/.test(getComputedStyle(at).overflow)) continue;
      var edge = at.getBoundingClientRect();
      left = Math.max(left, edge.left); top = Math.max(top, edge.top); right = Math.min(right, edge.right); bottom = Math.min(bottom, edge.bottom);
    }
    return right - left < 1 || bottom - top < 1 ? null : { left: left, top: top, width: right - left, height: bottom - top };
  }
  function part(from, size, least, most, end) {
    var long = Math.min(Math.max(size + 2 * AROUND, least), most, end);
    var start = size + 2 * AROUND > most ? from - AROUND : from + size / 2 - long / 2;
    start = Math.max(0, Math.min(start, end - long));
    return [Math.round(start), Math.round(long)];
  }
  var x = part(left, width, LEAST.width, MOST.width, page.width), y = part(top, height, LEAST.height, MOST.height, page.height);
  var inView = x[0] >= window.scrollX && y[0] >= window.scrollY && x[0] + x[1] <= window.scrollX + window.innerWidth && y[0] + y[1] <= window.scrollY + window.innerHeight;
  return { x: x[0], y: y[0], width: x[1], height: y[1], inView: inView };
}`;

export const TAKE_FRAME_AWAY = `(function () {
  var frames = Document.prototype.querySelectorAll.call(document, '[data-audit-frame]');
  for (var i = 0; i < frames.length; i++) frames[i].remove();
})()`;
