import type { Block, PageFacts } from '../../../src/domain/facts/page.ts';
import type { CorpusPage } from './read-corpus.ts';

/** What was extracted from one page, in the form of `labels.jsonl` (contract §6), so that anybody can score it. */
export function dumpPage(page: CorpusPage): { readonly [key: string]: unknown } {
  const { facts } = page;
  return {
    file: page.label.file,
    charset_actual: page.charset,
    meta: facts.meta,
    footer: {
      siteIdCode: facts.footer.siteIdCode,
      icp: facts.footer.icp,
      police: facts.footer.police,
      conac: facts.footer.conac,
    },
    entries: {
      jiucuo: facts.entries.jiucuo,
      elderly: facts.entries.elderly,
      barrier_free: facts.entries.barrierFree,
      disclosure: facts.entries.disclosure,
      weibo: facts.entries.weibo,
      wechat: facts.entries.wechat,
    },
    blocks: shownBlocks(facts).map((block) => dumpBlock(block, page)),
    article: facts.article
      ? { title: facts.article.title, pubdate: facts.article.published, source: facts.article.source }
      : null,
    js_needed: facts.needsScript || facts.article?.publishedFrom === 'script' ? 'yes' : 'no',
  };
}

/** Lists with dates; where the page has none, its own list without. */
function shownBlocks(facts: PageFacts): readonly Block[] {
  const open = facts.blocks.filter((block) => block.region === 'main' || block.region === 'side');
  const dated = open.filter((block) => block.items.some((item) => item.dateFrom.startsWith('shown')));
  return dated.length > 0 || facts.article ? dated : open.filter((block) => block.region === 'main');
}

function dumpBlock(block: Block, page: CorpusPage) {
  return {
    column: block.name ?? page.facts.breadcrumb.at(-1)?.name ?? page.facts.meta['ColumnName'] ?? null,
    items: block.items.map((item) => ({
      title: item.title,
      href: item.href === null ? null : (page.written.get(item.href) ?? item.href),
      date: item.date,
    })),
    latest: block.latest,
  };
}
