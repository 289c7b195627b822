/** How long to wait before the `attempt`-th retry (from 1), or `null` where waiting does not fit into the time left. */
export function backOffMs(
  retryAfter: string | undefined,
  options: { readonly attempt: number; readonly leftMs: number; readonly nowMs: number },
): number | null {
  const asked = retryAfter === undefined ? null : retryAfterMs(retryAfter, options.nowMs);
  const wait = asked ?? FIRST_MS * 2 ** (options.attempt - 1);
  return wait < options.leftMs ? wait : null;
}

/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110 §10.2.3); `null` where it is neither. */
export function retryAfterMs(value: string, nowMs: number): number | null {
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  if (value.length > 64 || !/^[A-Z]/i.test(value)) return null; // else Date.parse would take -5 for a year
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

const FIRST_MS = 1000;
