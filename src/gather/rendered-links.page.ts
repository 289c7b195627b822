/**
 * Runs inside the page: the names behind `#` that it has after its scripts, and of every link that leaves the site
 * whether a visitor can see it. Needs nothing from outside, returns plain JSON.
 */
export const RENDERED_LINKS = `(() => {
  const NAMES = 3000, LINKS = 500;
  const all = (root, selector) => Array.prototype.slice.call(Document.prototype.querySelectorAll.call(root, selector));
  const names = [];
  for (const one of all(document, '[id],a[name]')) {
    if (names.length >= NAMES) break;
    const id = one.getAttribute('id');
    const name = one.getAttribute('name');
    if (id) names.push(id.slice(0, 200));
    if (name && one.tagName === 'A') names.push(name.slice(0, 200));
  }
  const solid = (colour) => !/rgba\\(.*,\\s*0\\)$|transparent/.test(colour);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (solid(colour)) return colour;
      if (getComputedStyle(at).backgroundImage !== 'none') return '';
    }
    return 'rgb(255, 255, 255)';
  };
  const why = (link) => {
    for (let at = link; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const tell = (by, name) => ({ by, proof: at.tagName.toLowerCase() + ' {' + name + ': ' + style[name] + '}' });
      if (style.display === 'none') return tell('display-none', 'display');
      if (parseFloat(style.opacity) < 0.05) return tell('transparent', 'opacity');
      const box = at.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflow) && (box.width <= 2 || box.height <= 2)) return tell('zero-size', 'overflow');
      if (at.tagName === 'MARQUEE' && (box.width <= 3 || box.height <= 3)) return tell('marquee', 'height');
    }
    const style = getComputedStyle(link);
    const tell = (by, name) => ({ by, proof: 'a {' + name + ': ' + style[name] + '}' });
    if (style.visibility !== 'visible') return tell('invisible', 'visibility');
    const box = link.getBoundingClientRect();
    const left = box.left + window.scrollX, top = box.top + window.scrollY;
    if (left + box.width < -20 || top + box.height < -20 || left > 20000) return tell('off-screen', 'left');
    if (parseFloat(style.textIndent) <= -500 && !link.querySelector('img')) return tell('off-screen', 'textIndent');
    if (parseFloat(style.fontSize) <= 1) return tell('tiny-text', 'fontSize');
    const hasPicture = link.querySelector('img,svg,video,canvas') || style.backgroundImage !== 'none';
    if (!hasPicture && (link.textContent || '').trim() !== '') {
      if (box.width <= 1 && box.height <= 1) return tell('zero-size', 'height');
      const behind = ground(link);
      if (behind !== '' && style.color === behind) return tell('same-colour', 'color');
    }
    return null;
  };
  const links = [];
  for (const link of all(document, 'a[href]')) {
    if (links.length >= LINKS) break;
    if (!/^https?:$/.test(link.protocol) || link.host === location.host) continue;
    links.push({ href: link.href.slice(0, 2000), text: (link.textContent || '').replace(/\\s+/g, ' ').trim().slice(0, 80), hidden: why(link) });
  }
  return { names, links };
})()`;
