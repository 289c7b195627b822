import iconv from 'iconv-lite';
import type { Resource } from './model.ts';

export function html(text: string, encoding: 'utf-8' | 'gbk' = 'utf-8', status = 200): Resource {
  // As on many old servers, a GBK page has its charset in the page only.
  const type = encoding === 'gbk' ? 'text/html' : 'text/html; charset=utf-8';
  return { status, headers: { 'content-type': type }, body: iconv.encode(text, encoding) };
}

export function text(body: string, type = 'text/plain; charset=utf-8'): Resource {
  return { status: 200, headers: { 'content-type': type }, body: Buffer.from(body) };
}

export function file(body: Buffer, type: string): Resource {
  return { status: 200, headers: { 'content-type': type }, body };
}

export function redirect(location: string, status = 301): Resource {
  return { status, headers: { location, 'content-type': 'text/html; charset=utf-8' }, body: Buffer.alloc(0) };
}

/** An error page as web servers send it. */
export function error(status: number, title = '您访问的页面不存在或已删除'): Resource {
  return html(
    `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${status}</h1><p>${title}</p></body></html>`,
    'utf-8',
    status,
  );
}

export const mime = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  png: 'image/png',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
} as const;
