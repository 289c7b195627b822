/** What a running audit tells whoever watches it. */
export type ProgressEvent =
  | { readonly type: 'run'; readonly run: string; readonly sites: number; readonly resumed: number }
  | {
      readonly type: 'site';
      readonly site: string;
      readonly name: string;
      readonly phase: Phase;
      readonly done: number;
      readonly known: number;
    }
  | {
      readonly type: 'site-done';
      readonly site: string;
      readonly name: string;
      readonly state: string;
      readonly failed: number;
      readonly tookMs: number;
    }
  | { readonly type: 'note'; readonly text: string };

export type Phase = 'probe' | 'crawl' | 'links' | 'render' | 'recheck' | 'judge';

export type Progress = (event: ProgressEvent) => void;
