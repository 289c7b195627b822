import type { Evidence } from '../../domain/evidence.ts';
import type { PageFacts } from '../../domain/facts/page.ts';
import type { SiteMarkupFacts } from '../../domain/facts/site-markup.ts';
import type { PreparedItem } from '../../domain/level-one.ts';

const MOST = 20;

/** Picture links whose name has no two characters in common with the title of the page they lead to: a person compares the two. */
export function preparedLinks(evidence: readonly Evidence[]): readonly PreparedItem[] {
  const site = evidence.find((one) => one.kind === 'site-markup');
  if (site?.status !== 'observed') return [];
  const { pictureLinks } = site.facts as unknown as SiteMarkupFacts; // validated by the gatherer and on reading
  const titles = new Map(
    evidence.flatMap((one) =>
      one.kind === 'page' && one.status === 'observed' && one.target.type === 'page'
        ? [[one.target.url, titleOf(one.facts as unknown as PageFacts)] as const]
        : [],
    ),
  );
  return pictureLinks
    .flatMap(({ url, name, page }) => {
      const title = titles.get(url) ?? '';
      return title !== '' && !sharesWords(name, title)
        ? [{ page, see: name, beside: title.slice(0, 120) }]
        : [];
    })
    .slice(0, MOST);
}

function titleOf({ title, heading }: PageFacts): string {
  return [heading, title].filter(Boolean).join(' · ');
}

function sharesWords(name: string, title: string): boolean {
  for (let i = 0; i + 2 <= name.length; i += 1) if (title.includes(name.slice(i, i + 2))) return true;
  return false;
}
