import { Agent, request } from 'undici';
import type { Notice, NoticeTarget } from '../../domain/notice.ts';
import { webhookRequest } from './webhook-request.ts';

const LIMIT_MS = 10_000;
const MOST_REPLY_BYTES = 64_000;

/** Posts a message; why it was not taken, or `null`. Redirects are not followed, and the reply is never repeated. */
export async function sendWebhook(
  target: Exclude<NoticeTarget, { kind: 'smtp' }>,
  notice: Notice,
  at: number,
): Promise<string | null> {
  const { url, body } = webhookRequest(target, notice, at);
  const dispatcher = new Agent({ connections: 1, maxResponseSize: MOST_REPLY_BYTES });
  try {
    const reply = await request(url, {
      ...{ method: 'POST', body, dispatcher, signal: AbortSignal.timeout(LIMIT_MS) },
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    const text = await reply.body.text();
    return reply.statusCode === 200 ? whyRefused(text) : `HTTP ${reply.statusCode}`;
  } catch (error) {
    return codeOf(error);
  } finally {
    await dispatcher.destroy();
  }
}

/** All three answer 200 whatever happens, and say in the reply whether they took it. */
function whyRefused(text: string): string | null {
  const reply = parsed(text);
  const code = reply['errcode'] ?? reply['code'] ?? reply['StatusCode'];
  if (code === 0) return null;
  return typeof code === 'number' ? `error code ${code}` : 'the reply does not confirm it';
}

function parsed(text: string): { readonly [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The code alone: a message might hold the address, and the address is a secret. */
function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer within 10 s';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z0-9_]{2,60}$/.test(code) ? code : 'not reached';
}
