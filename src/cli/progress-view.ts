import { createLogUpdate } from 'log-update';
import type { Progress, ProgressEvent } from '../app/progress.ts';
import { printable } from './printable.ts';

export interface ProgressView {
  readonly progress: Progress;
  /** Removes what is live and stops every timer. */
  close(): void;
}

interface View {
  readonly kind: 'live' | 'lines' | 'json' | 'quiet';
  readonly stream: NodeJS.WriteStream;
  readonly now: () => number;
  readonly lang: 'zh' | 'en';
}

const REDRAW_MS = 150;
const LINE_EVERY_MS = 5_000;
const BAR = 24;

const PHASES = {
  zh: {
    probe: '打开首页',
    crawl: '读取网页',
    links: '检查链接',
    render: '浏览器检查',
    recheck: '复查链接',
    judge: '判断',
  },
  en: {
    probe: 'opening',
    crawl: 'crawling',
    links: 'links',
    render: 'rendering',
    recheck: 'rechecking',
    judge: 'judging',
  },
} as const;

/** Shows a running audit on standard error: live bars on a terminal, a line now and then elsewhere, JSON for machines. */
export function createProgressView(view: View): ProgressView {
  switch (view.kind) {
    case 'quiet':
      return { progress: () => {}, close: () => {} };
    case 'json':
      return lineView(view, (event) => JSON.stringify({ at: new Date(view.now()).toISOString(), ...event }));
    case 'lines':
      return lineView(view, (event) => describe(event, view.lang));
    case 'live':
      return liveView(view);
    default:
      return view.kind satisfies never;
  }
}

/** What only moves on is said now and then, what happens once is said at once. */
function lineView(view: View, format: (event: ProgressEvent) => string): ProgressView {
  let last = 0;
  return {
    progress(event) {
      const passing = event.type === 'site';
      if (passing && view.now() - last < LINE_EVERY_MS) return;
      if (passing) last = view.now();
      write(view, format(event));
    },
    close: () => {},
  };
}

interface Row {
  readonly event: Extract<ProgressEvent, { type: 'site' }>;
  readonly since: number;
}

function liveView(view: View): ProgressView {
  const draw = createLogUpdate(view.stream, { showCursor: true });
  const rows = new Map<string, Row>();
  const total = { sites: 0, done: 0 };
  const redraw = () =>
    draw([...[...rows.values()].map((row) => liveRow(row, view)), overall(total, view.lang)].join('\n'));
  const timer = setInterval(redraw, REDRAW_MS);
  return {
    progress(event) {
      if (event.type === 'run') {
        total.sites = event.sites;
        total.done = event.resumed;
      } else if (event.type === 'site') {
        const known = rows.get(event.site);
        rows.set(event.site, {
          event,
          since: known && known.event.phase === event.phase ? known.since : view.now(),
        });
      } else {
        if (event.type === 'site-done') {
          rows.delete(event.site);
          total.done++;
        }
        draw.clear();
        write(view, describe(event, view.lang));
        redraw();
      }
    },
    close() {
      clearInterval(timer);
      draw.clear();
      draw.done();
    },
  };
}

/** Pages done of those known, rate and time left. */
function liveRow({ event, since }: Row, view: View): string {
  const share = event.known === 0 ? 0 : Math.min(1, event.done / event.known);
  const filled = Math.round(share * BAR);
  const seconds = Math.max(0.1, (view.now() - since) / 1_000);
  const rate = event.done / seconds;
  const left = rate > 0 ? Math.ceil((event.known - event.done) / rate) : null;
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
  const tail =
    left === null
      ? ''
      : view.lang === 'zh'
        ? `${rate.toFixed(0)} 个/秒，约剩 ${left} 秒`
        : `${rate.toFixed(0)}/s, ${left} s left`;
  return `${bar} ${PHASES[view.lang][event.phase]} ${event.done}/${event.known} ${tail} ${printable(event.name)}`;
}

function overall(total: { readonly sites: number; readonly done: number }, lang: 'zh' | 'en'): string {
  return lang === 'zh' ? `网站 ${total.done}/${total.sites}` : `sites ${total.done}/${total.sites}`;
}

function describe(event: ProgressEvent, lang: 'zh' | 'en'): string {
  const zh = lang === 'zh';
  switch (event.type) {
    case 'run':
      return zh
        ? `检查 ${event.sites} 个网站，编号 ${event.run}`
        : `auditing ${event.sites} sites, run ${event.run}`;
    case 'site':
      return `${printable(event.name)}: ${PHASES[lang][event.phase]} ${event.done}/${event.known}`;
    case 'site-done': {
      const took = (event.tookMs / 1_000).toFixed(1);
      return zh
        ? `✓ ${printable(event.name)}：${event.state === 'done' ? '查完' : event.state === 'partial' ? '查了一部分' : '没有查到'}，${event.failed} 个问题，${took} 秒`
        : `✓ ${printable(event.name)}: ${event.state}, ${event.failed} problems, ${took} s`;
    }
    case 'note':
      return printable(event.text);
    default:
      return event satisfies never;
  }
}

function write(view: View, line: string): void {
  view.stream.write(`${line}\n`);
}
