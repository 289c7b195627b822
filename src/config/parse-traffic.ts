export type Traffic =
  | { readonly ok: true; readonly share: number; readonly runs: number }
  | { readonly ok: false; readonly fault: string };

/**
 * Measured traffic of an app: a CSV with the columns `app` (optional), `ipv6Bytes` and `totalBytes`, one line a run of
 * ten minutes. The share is the mean over the runs.
 */
export function parseTraffic(text: string, app: string): Traffic {
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const names = cells(head).map((name) => name.toLowerCase());
  const [appAt, v6At, allAt] = ['app', 'ipv6bytes', 'totalbytes'].map((name) => names.indexOf(name));
  if (v6At === undefined || allAt === undefined || v6At < 0 || allAt < 0)
    return { ok: false, fault: 'expected the columns ipv6Bytes and totalBytes' };
  const shares = lines.flatMap((line) => {
    const row = cells(line);
    if (appAt !== undefined && appAt >= 0 && row[appAt] !== app) return [];
    const [v6, all] = [Number(row[v6At]), Number(row[allAt])];
    return all > 0 && v6 >= 0 && v6 <= all ? [v6 / all] : [];
  });
  if (shares.length === 0) return { ok: false, fault: `no measured run of ${app}` };
  return { ok: true, share: shares.reduce((sum, one) => sum + one, 0) / shares.length, runs: shares.length };
}

function cells(line: string): readonly string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}
