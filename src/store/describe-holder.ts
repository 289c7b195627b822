/** Who writes a store: process id, host, since when and doing what, in one line for the user. */
export function describeHolder(holder: {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly doing: string;
}): string {
  const parts = [`process ${holder.pid} on host ${holder.host}`, `since ${holder.since}`];
  const doing = printable(holder.doing);
  return doing === '' ? parts.join(' ') : `${parts.join(' ')} (${doing})`;
}

/** The text was written by another process: no control characters reach a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 200);
}
