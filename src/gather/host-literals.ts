/** `http://host:port/…`, `//host/…`, also with escaped slashes as scripts write them. */
const WRITTEN = /(?:https?:)?\\?\/\\?\/([a-z0-9.-]{1,253}(?::\d{1,5})?)(?=[/\\?#"'<>\s)&;,]|$)/gi;
const MOST_TEXT = 5_000_000;
const MOST = 100;

/** Which of these hosts (`host` or `host:port`) are written into a page: addresses, each once, without their paths. */
export function hostLiterals(html: string, hosts: readonly string[]): readonly string[] {
  const wanted = new Set(hosts.map((host) => host.toLowerCase()));
  const found = new Set<string>();
  for (const [whole, host = ''] of html.slice(0, MOST_TEXT).matchAll(WRITTEN)) {
    if (!wanted.has(host.toLowerCase())) continue;
    found.add(whole.replaceAll('\\', '').toLowerCase());
    if (found.size >= MOST) break;
  }
  return [...found].sort();
}
