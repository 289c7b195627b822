import { chromium } from 'playwright';
import type { Printer } from '../domain/printer.ts';

const LAUNCH_MS = 30_000;
const PAGE_MS = 60_000;
const FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

/**
 * A browser without network and without scripts, which lays the report out on paper: what stands in a page came from
 * websites. Rejects where the browser does not start.
 */
export async function openPrinter(executable: string): Promise<Printer> {
  const browser = await chromium.launch({
    executablePath: executable,
    headless: true,
    timeout: LAUNCH_MS,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    async print(html, footer) {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        offline: true,
        serviceWorkers: 'block',
      });
      try {
        await context.route('**', (route) => route.abort());
        const page = await context.newPage();
        page.setDefaultTimeout(PAGE_MS);
        await page.setContent(html, { waitUntil: 'load', timeout: PAGE_MS });
        return await page.pdf({
          ...{ format: 'A4', printBackground: true, tagged: true, outline: true, displayHeaderFooter: true },
          headerTemplate: '<span></span>',
          footerTemplate: foot(footer),
          margin: { top: '14mm', bottom: '16mm', left: '13mm', right: '13mm' },
        });
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

function foot(text: string): string {
  const safe = text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
  return `<div style="width:100%;margin:0 13mm;display:flex;justify-content:space-between;font:10px ${FONT};color:#444"><span>${safe}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}
