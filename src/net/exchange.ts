import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { type Fault, fault, faultOf } from './failure.ts';
import type { Line } from './pools.ts';

export interface ExchangeWish {
  readonly method: 'GET' | 'HEAD';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: 'all' | 'head' | 'none';
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly firstByteMs?: number | undefined;
  readonly stallMs?: number | undefined;
  readonly signal: AbortSignal | undefined;
}

export type Exchanged =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: { readonly [name: string]: string };
      readonly setCookies: readonly string[];
      /** As it came over the wire, still compressed. */
      readonly raw: Buffer;
      readonly cut: boolean;
      readonly firstByteMs: number;
    }
  | { readonly ok: false; readonly fault: Fault; readonly bytes: number };

/** One request and its answer on one line; never rejects. */
export function exchange(line: Line, wish: ExchangeWish): Promise<Exchanged> {
  if (wish.signal?.aborted)
    return Promise.resolve({ ok: false, fault: fault('cancelled', 'aborted'), bytes: 0 });
  return new Promise((resolve) => {
    const receiver = new Receiver(line, wish, resolve);
    line.connectError = null;
    try {
      line.dispatcher.dispatch(
        {
          method: wish.method,
          path: wish.path,
          headers: wish.headers,
          blocking: false,
        },
        receiver,
      );
    } catch (error) {
      receiver.fail(faultOf(error, line.where, false));
    }
  });
}

/** Takes the answer in as it comes and ends the exchange at the first limit that is passed. */
class Receiver implements Dispatcher.DispatchHandler {
  readonly #line: Line;
  readonly #wish: ExchangeWish;
  readonly #resolve: (exchanged: Exchanged) => void;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort: () => void;
  #controller: Dispatcher.DispatchController | null = null;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #firstByteMs = 0;
  #stageTimer: NodeJS.Timeout | null = null;
  #done = false;

  constructor(line: Line, wish: ExchangeWish, resolve: (exchanged: Exchanged) => void) {
    this.#line = line;
    this.#wish = wish;
    this.#resolve = resolve;
    this.#timer = setTimeout(() => this.#timeOut(), Math.max(1, wish.timeoutMs));
    if (wish.firstByteMs !== undefined) this.#limitStage(wish.firstByteMs);
    this.#onAbort = () => this.fail(fault('cancelled', `aborted ${line.where}`));
    wish.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#done) controller.abort(GIVEN_UP);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (this.#done || status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#firstByteMs = performance.now() - this.#began;
    this.#line.used = true;
    if (this.#wish.stallMs !== undefined) this.#limitStage(this.#wish.stallMs);
    if (this.#wish.body === 'none' && this.#wish.method === 'GET') this.#finish(false);
    else if (
      this.#wish.body === 'all' &&
      declaredLength(headers) > this.#wish.maxBytes &&
      this.#wish.method === 'GET'
    ) {
      this.fail(
        fault('too-large', `content-length ${String(headers['content-length'])} ${this.#line.where}`),
      );
    }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#done) return;
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#wish.stallMs !== undefined) this.#limitStage(this.#wish.stallMs);
    if (this.#bytes <= this.#wish.maxBytes) return;
    if (this.#wish.body === 'head') this.#finish(true);
    else this.fail(fault('too-large', `more than ${this.#wish.maxBytes} bytes ${this.#line.where}`));
  }

  onResponseEnd(): void {
    if (!this.#done) this.#finish(false);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#done) return;
    this.fail(faultOf(error, this.#line.where, error === this.#line.connectError));
  }

  fail(why: Fault): void {
    if (this.#done) return;
    const stale = why.stale && this.#status === 0;
    const stage = why.stage ?? (why.connecting ? 'tcp' : this.#status === 0 ? 'first-byte' : 'body');
    this.#end({ ok: false, fault: { ...why, stale, stage }, bytes: this.#bytes });
  }

  #timeOut(): void {
    const stage = this.#controller ? (this.#status ? 'body' : 'answer') : 'connection';
    this.fail({
      ...fault('timeout', `no ${stage} in time ${this.#line.where}`),
      connecting: stage === 'connection',
    });
  }

  /** From now on, the next step of the answer has so long. */
  #limitStage(ms: number): void {
    if (this.#stageTimer) clearTimeout(this.#stageTimer);
    this.#stageTimer = setTimeout(() => this.#timeOut(), ms);
  }

  #finish(cut: boolean): void {
    const { headers, setCookies } = flatten(this.#headers);
    const kept = Buffer.concat(this.#chunks);
    this.#end({
      ok: true,
      status: this.#status,
      headers,
      setCookies,
      raw: kept.length > this.#wish.maxBytes ? kept.subarray(0, this.#wish.maxBytes) : kept,
      cut,
      firstByteMs: this.#firstByteMs,
    });
  }

  #end(exchanged: Exchanged): void {
    this.#done = true;
    clearTimeout(this.#timer);
    if (this.#stageTimer) clearTimeout(this.#stageTimer);
    this.#wish.signal?.removeEventListener('abort', this.#onAbort);
    this.#chunks = [];
    this.#resolve(exchanged);
    // Ends what is still coming; an exchange that is complete does not notice.
    if (!exchanged.ok || exchanged.cut || this.#wish.body === 'none') this.#controller?.abort(GIVEN_UP);
  }
}

const GIVEN_UP = new Error('given up');

function declaredLength(headers: IncomingHttpHeaders): number {
  const value = Number(headers['content-length'] ?? 0);
  return Number.isFinite(value) ? value : 0;
}

type Flat = { readonly headers: { readonly [name: string]: string }; readonly setCookies: readonly string[] };

function flatten(headers: IncomingHttpHeaders): Flat {
  const flat: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (name === '__proto__' || value === undefined) continue;
    flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  const cookies: string | string[] | undefined = headers['set-cookie'];
  return { headers: flat, setCookies: typeof cookies === 'string' ? [cookies] : (cookies ?? []) };
}
