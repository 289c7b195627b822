/** Runs inside the page: what a visitor's browser has made of an address. Needs nothing from outside, returns plain JSON. */
export const WITNESS = `(() => {
  const root = document.documentElement;
  return { html: root ? root.outerHTML.slice(0, 200000) : '' };
})()`;
