/** One file of a report; `name` is its path inside the run folder. */
export interface ReportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
