import { Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { View } from '../view.ts';
import { appendix } from './appendix.ts';
import { noticeBody } from './notice-body.ts';
import { FONTS, mainPage, tablePage } from './official-form.ts';

/**
 * `notice.docx`: the result in the form of the published notices (overview, main problems, what is asked, table of the
 * sites), set as official documents are (GB/T 9704). A draft for the office that issues it. Same run, same bytes.
 */
export async function notice(view: View): Promise<Uint8Array> {
  const document = new Document({
    creator: 'gov-site-audit',
    title: view.text.notice.title(view.run.manifest.city.name),
    styles: { default: { document: { run: { font: FONTS.body, size: 32 } } } },
    sections: [
      { ...mainPage(), children: noticeBody(view) },
      { ...tablePage(), children: appendix(view) },
    ],
  });
  return steady(await Packer.toBuffer(document), view.run.manifest.end ?? view.run.manifest.start);
}

/** The moment of making stands in the file; here it is that of the run. */
function steady(bytes: Uint8Array, at: string): Uint8Array {
  const files = unzipSync(bytes);
  const core = files['docProps/core.xml'];
  if (core)
    files['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(
        /(<dcterms:(?:created|modified)[^>]{0,100}>)[^<]{0,60}(<)/g,
        `$1${new Date(at).toISOString()}$2`,
      ),
    );
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { mtime: new Date(1980, 0, 1) });
}
