import type { Printer } from '../domain/printer.ts';
import type { FinishedRun } from '../domain/run.ts';
import { render } from '../report/render.ts';
import { viewOf } from '../report/view.ts';
import { cap, visible } from '../report/visible.ts';
import { writeRunFile } from '../store/run-folder.ts';

/** Which pages are printed, and under which name: those of the city, of the leader and of each site. */
const PRINTED: readonly (readonly [page: RegExp, name: string])[] = [
  [/^index\.html$/, 'report.pdf'],
  [/^leader\.html$/, 'leader.pdf'],
  [/^(sites\/[^/]+)\/index\.html$/, '$1/report.pdf'],
];

/** How a run is printed, or what is to be said where no browser is. */
export type PrinterOpening =
  | { readonly ok: true; readonly open: () => Promise<Printer> }
  | { readonly ok: false; readonly fault: string };

/** Finds the browser before the work begins, so that a night does not end without its documents. */
export async function findPrinter(preferred: string | null): Promise<PrinterOpening> {
  const { findBrowser } = await import('../net/find-browser.ts');
  const found = await findBrowser(preferred ?? undefined);
  if (!found)
    return {
      ok: false,
      fault:
        '--format pdf: no browser on this machine; gov-audit doctor --fix gets one, --browser PATH names one',
    };
  return {
    ok: true,
    async open() {
      const { openPrinter } = await import('../net/open-printer.ts');
      return await openPrinter(found.path);
    },
  };
}

/** Prints the pages of a run into its folder; what went wrong, or `null`. The other files of the run stay as they are. */
export async function printPdf(
  dir: string,
  run: FinishedRun,
  open: () => Promise<Printer>,
): Promise<string | null> {
  let printer: Printer | null = null;
  try {
    printer = await open();
    for await (const { name, content } of render(run, ['html'])) {
      const printed = PRINTED.find(([page]) => page.test(name));
      if (!printed) continue;
      await writeRunFile(dir, name.replace(...printed), await printer.print(String(content), footer(run)));
    }
    return null;
  } catch (error) {
    return viewOf(run).text.common.notPrinted(cap(visible(String(error)).replace(/\s+/g, ' '), 200));
  } finally {
    await printer?.close().catch(ignoreBrokenBrowser);
  }
}

function footer(run: FinishedRun): string {
  const { text } = viewOf(run);
  const { city, asOf } = run.manifest;
  return `${cap(visible(text.city.title(city.name)), 60)} · ${text.common.day(asOf)}`;
}

/** It goes with its process. */
function ignoreBrokenBrowser(): void {}
