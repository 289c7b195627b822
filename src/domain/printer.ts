/** Prints the report's own pages; it loads nothing and runs nothing. */
export interface Printer {
  /** A whole page of the report as PDF on A4, with `footer` and the page number at the foot. Rejects where the browser fails. */
  print(html: string, footer: string): Promise<Uint8Array>;
  close(): Promise<void>;
}
