import type { SeenPage } from '../seen-page.ts';
import type { SiteFault } from './site-fault.ts';

/** What editors and templates write where nobody gave a title. */
const DEFAULT_TITLE =
  /^(?:无标题(?:文档|页)?|未命名(?:文档)?|标题|文档|untitled(?: document| page)?|new page(?: \d{1,4})?|document|title|default|index|(?:首页|列表|内容|详情|文章)?模板)$/i;
const MANY = 5;
const SAMPLES = 20;

/** Titles that do not tell pages apart: advice, as the standard asks for titles at its second level only. */
export function deriveTitles(pages: readonly SeenPage[]): readonly SiteFault[] {
  const real = pages
    .filter(({ facts }) => facts.shape !== 'redirect' && facts.status < 300 && (facts.pager?.page ?? 1) === 1)
    .sort((a, b) => (a.url < b.url ? -1 : 1));
  const unnamed = real.filter(({ facts }) => DEFAULT_TITLE.test(facts.title.trim()));
  const byTitle = Map.groupBy(real, ({ facts }) => facts.title.trim());
  const repeated = [...byTitle].filter(([title, same]) => isRepeated(title, same));
  return [
    ...(unnamed.length > 0 ? [faultOf('page-title-default', unnamed, 'default')] : []),
    ...repeated.map(([title, same]) => faultOf('page-title-repeated', same, title)),
  ];
}

/** Pages that are about different things, by their headings, and say the same in the title. */
function isRepeated(title: string, pages: readonly SeenPage[]): boolean {
  if (title === '' || DEFAULT_TITLE.test(title) || pages.length < MANY) return false;
  const about = new Set(pages.flatMap(({ facts }) => facts.article?.title || facts.heading || []));
  return about.size >= MANY;
}

function faultOf(rule: string, pages: readonly SeenPage[], template: string): SiteFault {
  const title = (pages[0]?.facts.title ?? '').slice(0, 120);
  const shown = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const place = {
    selector: 'title',
    html: `<title>${shown}</title>`,
    shape: template.slice(0, 120),
    summary: title,
  };
  const samplePages = pages.slice(0, SAMPLES).map((page) => page.url);
  return { rule, outcome: 'failed', place, pages: pages.length, samplePages };
}
