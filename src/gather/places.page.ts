/** Runs inside the page: the names behind `#` that it has now, and whether its scripts have a use of their own for them. */
export const PLACES = `(() => {
  const NAMES = 3000;
  const all = (selector) => Array.prototype.slice.call(Document.prototype.querySelectorAll.call(document, selector));
  const names = [];
  let whole = true;
  for (const one of all('[id],a[name]')) {
    if (names.length >= NAMES) { whole = false; break; }
    const id = one.getAttribute('id');
    const name = one.getAttribute('name');
    if (id) names.push(id.slice(0, 200));
    if (name && one.tagName === 'A') names.push(name.slice(0, 200));
  }
  const reads = all('script').some((one) => /\\.hash\\b|hashchange/.test((one.textContent || '').slice(0, 200000)));
  return { names, whole, handled: reads || window.scrollY > 0, hash: location.hash.slice(0, 2000) };
})()`;
