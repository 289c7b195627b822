import type { Article } from './model.ts';
import type { Site } from './site.ts';

/** No two items of a site are alike by chance: only planted ones, and those that are declared harmless. */
export function checkTexts(sites: readonly Site[]): string[] {
  return sites.flatMap((site) => {
    const articles = site.columns.flatMap((column) => column.articles.filter((a) => a.href === a.path));
    const declared = new Set(
      [...site.answers().expect.map((e) => ({ rule: e.rule, url: e.target.url })), ...site.answers().traps]
        .filter(({ rule }) => rule === 'reposted-as-new')
        .map(({ url }) => url),
    );
    return pairs(articles)
      .filter(([a, b]) => !declared.has(a.url) && !declared.has(b.url))
      .map(([a, b]) => `${site.spec.id}: ${a.url} and ${b.url} are alike`);
  });
}

function pairs(articles: readonly Article[]): [Article, Article][] {
  const found: [Article, Article][] = [];
  for (const [i, a] of articles.entries())
    for (const b of articles.slice(i + 1)) if (isAlike(a, b)) found.push([a, b]);
  return found;
}

function isAlike(a: Article, b: Article): boolean {
  if (a.title === b.title) return true;
  const shared = a.paragraphs.filter((paragraph) => b.paragraphs.includes(paragraph)).length;
  return shared >= Math.min(a.paragraphs.length, b.paragraphs.length);
}
