import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SeedSite {
  readonly id: string;
  readonly url: string;
  /** YAML of `level` and what goes with it; a department where absent. */
  readonly level?: string;
}

/** The text of a seed file; everything on loopback counts as public, except where `treatAsPublic` says otherwise. */
export function seedText(
  resolver: string,
  sites: readonly SeedSite[],
  treatAsPublic: readonly string[] = ['127.0.0.0/8', '::1/128'],
): string {
  return `city: { id: xiaozhen, name: 小镇市, code: "429900" }
network:
  resolvers: ["${resolver}"]
  treatAsPublic: ${JSON.stringify(treatAsPublic)}
  ratePerHost: 0
  recheckAfterSeconds: 1
sites:
${sites.map(entry).join('\n')}
`;
}

function entry({ id, url, level }: SeedSite): string {
  return `  - id: ${id}\n    name: 网站${id}\n    url: ${url}\n    ${level ?? 'level: department'}`;
}

/** A folder of one test: a place for its seed file, its runs and its store; gone at the end. */
export interface Bench extends Disposable {
  readonly dir: string;
  readonly out: string;
  file(name: string, content: string): string;
}

export function bench(): Bench {
  const dir = mkdtempSync(join(tmpdir(), 'gov-audit-e2e-'));
  return {
    dir,
    out: join(dir, 'reports'),
    file(name, content) {
      const path = join(dir, name);
      writeFileSync(path, content);
      return path;
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
