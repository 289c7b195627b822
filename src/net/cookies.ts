/** The cookies of one request and its redirects: some gates set one and send the visitor to the same address again. */
export interface Cookies {
  take(host: string, setCookies: readonly string[]): void;
  header(host: string): string | undefined;
}

export function openCookies(): Cookies {
  const hosts = new Map<string, Map<string, string>>();
  return {
    take: (host, setCookies) => {
      const jar = hosts.get(host) ?? new Map<string, string>();
      for (const line of setCookies.slice(0, MOST)) keep(jar, line);
      if (jar.size > 0) hosts.set(host, jar);
    },
    header: (host) => {
      const jar = hosts.get(host);
      return jar ? [...jar].map(([name, value]) => `${name}=${value}`).join('; ') : undefined;
    },
  };
}

const MOST = 30;
const PAIR = /^[\x21-\x3a\x3c-\x7e]{1,2048}$/;

function keep(jar: Map<string, string>, line: string): void {
  const pair = line.split(';', 1)[0]?.trim() ?? '';
  const equals = pair.indexOf('=');
  if (equals < 1 || !PAIR.test(pair) || jar.size >= MOST) return;
  jar.set(pair.slice(0, equals), pair.slice(equals + 1));
}
