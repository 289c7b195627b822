import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSitemaps } from '../../../src/crawl/sitemap.ts';
import { closeAfterEach, serve, testNet } from '../net/loopback.ts';

closeAfterEach();

type Files = (origin: string) => { readonly [path: string]: string | Uint8Array | undefined };

/** Serves the files, reads the site's sitemaps, and returns their addresses without the origin. */
async function read(
  files: Files,
): Promise<{ readonly found: readonly string[]; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const content = files(server.origin)[path];
    if (content === undefined) response.writeHead(404);
    response.end(content);
  });
  const urls = await readSitemaps(testNet(), server.url('/'), new AbortController().signal);
  return { found: urls.map(({ url }) => url.replace(server.origin, '')), asked };
}

const urlset = (...locs: readonly string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locs.map((loc) => `<url><loc>${loc}</loc></url>`).join('')}</urlset>`;
const index = (...locs: readonly string[]) =>
  `<sitemapindex>${locs.map((loc) => `<sitemap><loc>${loc}</loc></sitemap>`).join('')}</sitemapindex>`;

describe('readSitemaps', () => {
  it('asks for /sitemap.xml where robots.txt names none', async () => {
    const { found } = await read((o) => ({
      '/sitemap.xml': urlset(`${o}/a.html`, `${o}/b?x=1&amp;y=2`, ' /c.html ', `<![CDATA[${o}/d.html]]>`),
    }));
    expect(found).toEqual(['/a.html', '/b?x=1&y=2', '/c.html', '/d.html']);
  });

  it('follows robots.txt and indexes, each file once, also compressed ones', async () => {
    const { found, asked } = await read((o) => ({
      '/robots.txt': `Sitemap: ${o}/index.xml\nSitemap: ${o}/index.xml`,
      '/index.xml': index(`${o}/one.xml`, `${o}/two.xml.gz`, `${o}/index.xml`),
      '/one.xml': urlset(`${o}/a.html`),
      '/two.xml.gz': gzipSync(urlset(`${o}/b.html`, `${o}/a.html`)),
    }));
    expect(found).toEqual(['/a.html', '/b.html']);
    expect(asked.filter((path) => path === '/index.xml')).toHaveLength(1);
    expect(asked).not.toContain('/sitemap.xml');
  });

  it('leaves session parameters away, as links do', async () => {
    const { found } = await read((o) => ({ '/sitemap.xml': urlset(`${o}/a?sessionid=9F2C66A1#x`) }));
    expect(found).toEqual(['/a']);
  });

  it('takes what can be read out of broken XML', async () => {
    const { found } = await read((o) => ({
      '/sitemap.xml': `<urlset><url><loc>${o}/a.html</url><url><loc>${o}/b.html</loc><url>&bogus;<loc>javascript:x</loc>`,
    }));
    expect(found).toContain('/b.html');
    expect(found.every((path) => path.startsWith('/'))).toBe(true);
  });

  it.each([
    ['nothing there', {}],
    ['a page in its place', { '/sitemap.xml': '<html><body><a href="/x">x</a></body></html>' }],
    ['a broken archive', { '/sitemap.xml': Uint8Array.from([0x1f, 0x8b, 1, 2, 3]) }],
  ])('has no addresses: %s', async (_, files) => {
    expect((await read(() => files)).found).toEqual([]);
  });
});

describe('hostile sitemaps', () => {
  it('entities are not unfolded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'/aaaaaaaaa'.repeat(10)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
    const { found } = await read(() => ({
      '/sitemap.xml': `${bomb}<urlset><url><loc>/x&c;</loc></url></urlset>`,
    }));
    expect(found.join().length).toBeLessThan(100);
  });

  it('a small archive of thirty megabytes is not unpacked', async () => {
    const { found } = await read(() => ({ '/sitemap.xml': gzipSync(Buffer.alloc(30_000_000, 0x20)) }));
    expect(found).toEqual([]);
  });

  it('an index of a hundred and fifty thousand files is read up to a limit', async () => {
    const entries = Array.from({ length: 150_000 }, (_, i) => `<sitemap><loc>/s${i}.xml</loc></sitemap>`);
    const { asked } = await read(() => ({ '/sitemap.xml': entries.join('') }));
    expect(asked.filter((path) => path.endsWith('.xml')).length).toBeLessThanOrEqual(20);
  });

  it('a map of eighty thousand addresses is read up to a limit', async () => {
    const entries = Array.from({ length: 80_000 }, (_, i) => `<url><loc>/${i}</loc></url>`);
    const { found } = await read(() => ({ '/sitemap.xml': entries.join('') }));
    expect(found).toHaveLength(50_000);
  });

  it('an index that names ever new indexes ends', async () => {
    let next = 0;
    const asked: string[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(index(`/s${next++}.xml`, `/s${next++}.xml`));
    });
    await readSitemaps(testNet(), server.url('/'), new AbortController().signal);
    expect(asked.length).toBeLessThan(30);
  });
});
