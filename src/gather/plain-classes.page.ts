/**
 * Source of a function from an element's `class` to at most three names that say what part of a template it is. Names that
 * a build tool makes anew (`css-1ab2c3`, `jss123`, `sc-bdVaJa kZxQrT`) are left out, a digest behind a name
 * (`nav__x7k2p`) is cut off, and numbers become `#`: the same place keeps its shape from one release to the next.
 */
export const PLAIN_CLASSES = String.raw`function (value) {
  var names = String(value || '').slice(0, 2000).trim().split(/\s+/).filter(Boolean).slice(0, 40);
  var styled = names.some(function (name) { return /^sc-[A-Za-z0-9]{4,12}$/.test(name); });
  function runs(text) { return (text.match(/[0-9]+/g) || []).length; }
  function isMixed(text) { return /[a-z]/.test(text) && /[A-Z]/.test(text); }
  function isDigest(text, strong) {
    if (!/^[A-Za-z0-9]{5,10}$/.test(text) || !/[A-Za-z]/.test(text)) return false;
    if (/^[A-Za-z]+[0-9]+$/.test(text)) return false;
    if (runs(text) === 0) return strong && /[A-Z].*[A-Z]/.test(text) && /[a-z]/.test(text);
    return runs(text) > 1 || strong || isMixed(text);
  }
  function isMade(name) {
    if (/^(?:jss|emotion-)[0-9]+$/.test(name)) return true;
    if (/^(?:css|svelte|astro|jsx|tw)-[A-Za-z0-9]{4,12}(?:-|$)/.test(name)) return /[0-9]/.test(name.split('-')[1]);
    if (/^sc-[A-Za-z0-9]{4,12}$/.test(name)) return true;
    return styled && /^[A-Za-z]{5,7}$/.test(name) && /[A-Z]/.test(name) && isMixed(name);
  }
  function cut(name) {
    var found = /^(.*?)([-_]{1,3})([A-Za-z0-9]{5,10})$/.exec(name);
    return found && isDigest(found[3], found[2].length > 1) ? found[1] : name;
  }
  var plain = names.filter(function (name) { return !isMade(name); }).map(cut).filter(Boolean).map(function (name) {
    return name.replace(/[0-9]+/g, '#').slice(0, 40);
  });
  return Array.from(new Set(plain)).sort().slice(0, 3);
}`;
