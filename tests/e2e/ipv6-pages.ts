import type { RequestListener } from 'node:http';

const LONG = '政务公开工作动态、政策文件、办事指南。'.repeat(40);
const KNOWN: ReadonlySet<string> = new Set(['/', '/a.html', '/b.html', '/c.html', '/d.html']);

/** A small site that shows the same page at a few addresses, and nothing at others. */
export function townPage(body: string, title = '小镇人民政府'): RequestListener {
  return (request, response) => {
    response.writeHead(KNOWN.has(request.url ?? '') ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(townHtml(body, title));
  };
}

export function townHtml(body: string, title = '小镇人民政府'): string {
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${LONG}</p>${body}<footer>网站标识码 4299000001</footer></body></html>`;
}
