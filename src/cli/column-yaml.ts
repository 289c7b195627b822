import type { ListedColumns } from '../app/columns.ts';

/** The columns as a block that can be pasted below a site of a seed file; what was guessed stands in a comment behind it. */
export function columnYaml(listed: ListedColumns): readonly string[] {
  const { site, columns } = listed;
  if (columns.length === 0) return ['    columns: []'];
  return [
    '    columns:',
    ...columns.map(({ target, facts }) => {
      const entry = `{ name: ${quoted(facts.name)}, url: ${quoted(shortest(target.url, site.url))}`;
      if (facts.class !== null)
        return `      - ${entry}, class: ${facts.class} }  # ${facts.classFrom}, ${facts.latest ?? facts.kind}`;
      return `      # - ${entry}, class: ? }  # ${facts.kind}, ${facts.latest ?? '-'}`;
    }),
  ];
}

/** JSON's form of a text is one of YAML's, whatever stands in it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Without the site's own host, as seed files are written by hand. */
function shortest(url: string, site: string): string {
  const origin = new URL(site).origin;
  return url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
}
