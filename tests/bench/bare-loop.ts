import { Parser } from 'htmlparser2';
import { Agent, request } from 'undici';

/** The least that a crawl can cost: fetch, parse for links, fetch what is new. Prints pages and seconds. */
const start = process.argv[2] ?? '';
const agent = new Agent({ connections: 20 });
const queue = [start];
const seen = new Set(queue);
let pages = 0;
const began = performance.now();

async function lane(): Promise<void> {
  for (let idle = 0; idle < 50; ) {
    const url = queue.shift();
    if (!url) {
      idle++;
      await new Promise((resolve) => setTimeout(resolve, 2));
      continue;
    }
    idle = 0;
    const { body, headers } = await request(url, { dispatcher: agent });
    const text = await body.text();
    pages++;
    if (!String(headers['content-type']).includes('html')) continue;
    const parser = new Parser({
      onopentag(name, attributes) {
        if (name !== 'a' || !attributes['href']) return;
        const to = URL.parse(attributes['href'], url);
        if (!to || to.origin !== new URL(start).origin) return;
        to.hash = '';
        if (seen.has(to.href)) return;
        seen.add(to.href);
        queue.push(to.href);
      },
    });
    parser.end(text);
  }
}

await Promise.all(Array.from({ length: 20 }, lane));
await agent.close();
console.log(JSON.stringify({ pages, seconds: (performance.now() - began) / 1_000 }));
