import type { DocumentFacts } from '../../domain/facts/document.ts';

/** What a document shows by itself, apart from the links that lead to it. */
export type FileFacts = Omit<
  DocumentFacts,
  'linkTexts' | 'from' | 'linkClear' | 'linkSaysFormat' | 'linkSaysSize' | 'grade'
>;

export type InnerFacts = Omit<FileFacts, 'format' | 'suffix' | 'suffixFits' | 'sizeBytes'>;

/** Of a document whose inside was not seen. */
export function unread(read: FileFacts['read']): InnerFacts {
  return {
    read,
    pages: null,
    pagesSeen: 0,
    pagesWithText: null,
    scannedPages: null,
    letters: null,
    tagged: null,
    title: null,
    language: null,
    headings: null,
    pictures: null,
    picturesWithoutAlt: null,
  };
}
