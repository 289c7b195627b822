import type { Url } from '../../../../src/domain/brand.ts';
import { type MarkupReading, readMarkup } from '../../../../src/gather/markup.ts';
import { parsePage } from '../../../../src/gather/parse.ts';

/** What the checks say of a page with this body. */
export function markupOf(body: string, head = ''): MarkupReading {
  const page = body.includes('<body') ? body : `<body>${body}</body>`;
  const html = `<!doctype html><html lang="zh-CN"><head><title>页</title>${head}</head>${page}</html>`;
  return readMarkup(parsePage(html, 'http://www.demo.gov.cn/a/b.html' as Url).root);
}

/** Failures, reviews and places in order of one check. */
export function saidOf(rule: string, body: string, head = ''): readonly [number, number, number] {
  const one = markupOf(body, head).said.find((said) => said.rule === rule);
  if (!one) throw new Error(`no check ${rule}`);
  return [one.failures.length, one.reviews.length, one.fine];
}
