import type { Url } from '../../../src/domain/brand.ts';
import { type PageFacts, pageSchema } from '../../../src/domain/facts/page.ts';
import { extractPage } from '../../../src/gather/page.ts';
import { parsePage } from '../../../src/gather/parse.ts';

/** Facts of a page given by its HTML; the schema is proved on the way. */
export function read(html: string, options: { url?: string; isHome?: boolean } = {}): PageFacts {
  const url = (options.url ?? 'http://www.demo.gov.cn/xxgk/tzgg/') as Url;
  const facts = extractPage({
    document: parsePage(html, url),
    url,
    status: 200,
    charset: 'utf-8',
    sizeBytes: html.length,
    isHome: options.isHome ?? false,
  });
  return pageSchema.parse(facts);
}

/** The rows of the page's own lists, as `date title`. */
export function rows(facts: PageFacts): readonly string[] {
  return facts.blocks
    .filter((block) => block.region === 'main')
    .flatMap((block) => block.items.map((item) => `${item.date} ${item.title}`));
}
