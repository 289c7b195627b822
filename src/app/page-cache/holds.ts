import type { AnswerDigests } from './answer-digest.ts';
import type { SiteAddresses } from './origin-free.ts';
import type { PageMark, PageToRecall } from './page-view.ts';

export interface Asking {
  readonly site: SiteAddresses;
  readonly digests: AnswerDigests;
}

/** Whether the page and everything that it loaded are the same, byte for byte. */
export async function holds(
  mark: PageMark,
  page: Pick<PageToRecall, 'digest'>,
  { site, digests }: Asking,
): Promise<boolean> {
  if (page.digest === null || page.digest !== mark.page) return false;
  const same = mark.loaded.map(async ({ url, digest }) => (await digests(site.whole(url))) === digest);
  return (await Promise.all(same)).every(Boolean);
}
