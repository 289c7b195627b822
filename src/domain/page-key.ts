const INDEX_FILE = /\/(?:index|default|home)\.(?:s?html?|jhtml|jsp|aspx?|php)$/i;

/** One key for all the ways to write a page's address: scheme, fragment and the name of an index file do not count. */
export function pageKey(url: string): string {
  const plain = (url.split('#', 1)[0] ?? url).replace(/^https?:\/\//i, '').replace(INDEX_FILE, '/');
  const slash = plain.indexOf('/');
  return slash < 0 ? `${plain.toLowerCase()}/` : plain.slice(0, slash).toLowerCase() + plain.slice(slash);
}

/** Key of the folder in which a page stands, with its last slash. */
export function folderKey(key: string): string {
  const path = key.split('?', 1)[0] ?? key;
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Addresses of columns end in a slash or in the name of an index or list file. */
export function isColumnKey(key: string): boolean {
  const path = key.split('?', 1)[0] ?? key;
  return (
    path.endsWith('/') || /\/(?:\w{0,20}list\w{0,12}|col\w{0,10}|redirect_\w{1,20})\.\w{2,5}$/i.test(path)
  );
}
