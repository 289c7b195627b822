/** Hosts of other people for the benchmarks: addresses of loopback, since a peer resolves names by the system's own means. */
export const OUTSIDE_HOSTS: readonly string[] = Array.from({ length: 40 }, (_, i) => `127.0.1.${i + 1}`);

/** Links which stand on every page, as in a list of friendly sites. */
const IN_FRAME = 20;
/** Of the links that stand on one page only, one in so many is dead. */
const DEAD_EVERY = 100;

/** Addresses outside the site which the page with this number links to: one of its own, and those that stand on all. */
export function outsideLinks(page: number, port: number): readonly string[] {
  const frame = Array.from({ length: IN_FRAME }, (_, i) => `${origin(i, port)}/`);
  return [...frame, `${origin(page, port)}/a${page}.html`];
}

/** Whether the outside address with this path is there. */
export function isThere(path: string): boolean {
  const number = /^\/a(\d+)\.html$/.exec(path)?.[1];
  return path === '/' || (number !== undefined && Number(number) % DEAD_EVERY !== 7);
}

/** What a site of so many pages links to, each address once, and how many of them are dead. */
export function outsideOf(pages: number): { readonly links: number; readonly dead: number } {
  const dead = Array.from({ length: pages }, (_, page) => page).filter((page) => !isThere(`/a${page}.html`));
  return { links: IN_FRAME + pages, dead: dead.length };
}

function origin(number: number, port: number): string {
  return `http://${OUTSIDE_HOSTS[number % OUTSIDE_HOSTS.length]}:${port}`;
}
