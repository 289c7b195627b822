/** Host and port of an address as the proxy knows them: `host:port`, also where the port is the scheme's own. */
export function hostAndPort(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  const port = url.port || (url.protocol === 'https:' || url.protocol === 'wss:' ? '443' : '80');
  return `${url.hostname}:${port}`;
}
