/**
 * The version for the elderly of every template: a button whose label says so enlarges the page, and pressed again takes
 * that back. A site with `elder: 'idle'` has the button and no script that listens to it.
 */
export const ELDER_SCRIPT = `
document.addEventListener('click', function (event) {
  var button = event.target.closest ? event.target.closest('button') : null;
  if (!button || !/长者|关怀|适老/.test(button.textContent)) return;
  var page = document.documentElement;
  page.style.zoom = page.style.zoom ? '' : '1.5';
});
`;
