export const OFFICE_FILE = /\.(?:docx|xlsx|pptx|docm|xlsm|pptm)(?:[?#]|$)/i;
export const PDF_FILE = /\.pdf(?:[?#]|$)/i;

/** Kinds of document whose links can be read. */
export function mayHoldLinks(url: string): boolean {
  return OFFICE_FILE.test(url) || PDF_FILE.test(url);
}
