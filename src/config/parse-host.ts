import type { Parsed } from './fault.ts';
import { parseSiteUrl } from './parse-site-url.ts';

/** `host` or `host:port` as it stands in addresses: lower case, international names in their ASCII form, default port left out. */
export function parseHost(text: string): Parsed<string> {
  const trimmed = text.trim();
  const parsed = /[/?#@]/.test(trimmed) ? null : parseSiteUrl(`http://${trimmed}`);
  if (parsed === null || !parsed.ok)
    return {
      ok: false,
      message: `expected a host such as data.example.gov.cn or data.example.gov.cn:8080, got “${trimmed.slice(0, 200)}”`,
    };
  return { ok: true, value: new URL(parsed.value).host };
}
