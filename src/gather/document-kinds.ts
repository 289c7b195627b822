export const OFFICE_FILE = /\.(?:docx|xlsx|pptx|docm|xlsm|pptm)(?:[?#]|$)/i;
/** Of the programs before 2007, and of those that write the same way: compound files. */
export const OLD_OFFICE_FILE = /\.(?:doc|dot|xls|xlt|wps|et)(?:[?#]|$)/i;
export const PDF_FILE = /\.pdf(?:[?#]|$)/i;

/** Kinds of document whose links can be read. */
export function mayHoldLinks(url: string): boolean {
  return OFFICE_FILE.test(url) || OLD_OFFICE_FILE.test(url) || PDF_FILE.test(url);
}
