/**
 * Tabs where a page has panels, and searching and filtering where it has a filter box. Without script the box stays hidden and everything is shown.
 * Rows are the children of `[data-filter]`; cards around them carry `data-kind` and `data-severity`.
 */
export const script = `(function () {
  Array.prototype.forEach.call(document.querySelectorAll('[data-tabs]'), function (list) {
    var links = Array.prototype.slice.call(list.querySelectorAll('a'));
    var panels = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });
    if (panels.indexOf(null) !== -1 || links.length === 0) return;
    function show(chosen, focus) {
      links.forEach(function (link, i) {
        link.setAttribute('aria-selected', String(i === chosen));
        link.tabIndex = i === chosen ? 0 : -1;
        panels[i].hidden = i !== chosen;
      });
      if (focus) links[chosen].focus();
    }
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', list.parentElement.getAttribute('aria-label'));
    Array.prototype.forEach.call(list.children, function (item) { item.setAttribute('role', 'presentation'); });
    links.forEach(function (link, i) {
      link.setAttribute('role', 'tab');
      link.setAttribute('aria-controls', panels[i].id);
      panels[i].setAttribute('role', 'tabpanel');
      panels[i].setAttribute('aria-labelledby', link.id);
      link.addEventListener('click', function (event) { event.preventDefault(); show(i, true); });
      link.addEventListener('keydown', function (event) {
        var last = links.length - 1;
        var to = { ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i === 0 ? last : i - 1, Home: 0, End: last, ' ': i }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        show(to, true);
      });
    });
    function byHash() {
      var wanted = links.findIndex(function (link) { return link.hash === location.hash; });
      if (wanted !== -1) show(wanted, false);
    }
    show(0, false);
    byHash();
    addEventListener('hashchange', byHash);
  });
})();
(function () {
  var box = document.getElementById('filter');
  if (!box) return;
  var query = document.getElementById('filter-query');
  var kind = document.getElementById('filter-kind');
  var severity = document.getElementById('filter-severity');
  var status = document.getElementById('filter-status');
  var rows = Array.prototype.slice.call(document.querySelectorAll('[data-filter] > *'));
  var cards = Array.prototype.slice.call(document.querySelectorAll('[data-kind]'));
  var texts = new Map();
  function textOf(row, card) {
    if (!texts.has(row)) {
      var title = card ? card.querySelector('h3') : null;
      texts.set(row, (row.textContent + ' ' + (title ? title.textContent : '')).toLowerCase());
    }
    return texts.get(row);
  }
  function fits(row, words) {
    var card = row.closest('[data-kind]');
    if (card && kind && kind.value && card.getAttribute('data-kind') !== kind.value) return false;
    if (card && severity && severity.value && card.getAttribute('data-severity') !== severity.value) return false;
    var text = textOf(row, card);
    return words.every(function (word) { return text.indexOf(word) !== -1; });
  }
  function apply() {
    var words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
    var active = words.length > 0 || (kind && kind.value) || (severity && severity.value);
    var found = 0;
    rows.forEach(function (row) {
      var ok = !active || fits(row, words);
      row.hidden = !ok;
      if (ok) found += 1;
    });
    cards.forEach(function (card) { card.hidden = !card.querySelector('[data-filter] > :not([hidden])'); });
    status.textContent = active ? status.getAttribute('data-text').replace('{n}', String(found)) : '';
  }
  var waiting = 0;
  function later() { clearTimeout(waiting); waiting = setTimeout(apply, 120); }
  box.hidden = false;
  query.addEventListener('input', later);
  if (kind) kind.addEventListener('change', apply);
  if (severity) severity.addEventListener('change', apply);
})();
`;
