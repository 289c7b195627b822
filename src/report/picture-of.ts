import type { Finding } from '../domain/finding.ts';

/** The picture of a finding's place: a file of the run folder, or `null`. Nothing but a file of the one folder will do. */
export function pictureOf({ facts }: Pick<Finding, 'facts'>): string | null {
  const picture = facts['picture'];
  return typeof picture === 'string' && /^pictures\/[a-z0-9]{1,64}\.(?:jpg|png)$/.test(picture)
    ? picture
    : null;
}
