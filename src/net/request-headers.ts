/** The headers of a request; `browser`: as a browser sends them, still under our own name. */
export function requestHeaders(userAgent: string, shape: 'plain' | 'browser'): Record<string, string> {
  if (shape === 'plain') {
    return {
      'user-agent': userAgent,
      accept: '*/*',
      'accept-encoding': ENCODINGS,
      'accept-language': LANGUAGE,
    };
  }
  return {
    'user-agent': browserShaped(userAgent),
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
    'accept-encoding': ENCODINGS,
    'accept-language': LANGUAGE,
    'upgrade-insecure-requests': '1',
    'sec-fetch-dest': 'document',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'none',
    'sec-fetch-user': '?1',
  };
}

/** Our own name behind what pages expect of a browser, so that a page serves what it serves to people. */
export function browserShaped(userAgent: string, browser = GENERIC_BROWSER): string {
  return `${browser} ${userAgent.replace(/^Mozilla\/5\.0 /, '')}`;
}

const ENCODINGS = 'gzip, deflate, br, zstd';
const LANGUAGE = 'zh-CN,zh;q=0.9,en;q=0.5';
const GENERIC_BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
