import { createHmac } from 'node:crypto';
import type { Notice, NoticeTarget } from '../../domain/notice.ts';

type Webhook = Exclude<NoticeTarget, { kind: 'smtp' }>;

/** WeCom refuses more. */
const WECOM_BYTES = 4_096;

/** Address and body of a message in the form of each service; `at`: milliseconds since 1970, for the signature. */
export function webhookRequest(
  target: Webhook,
  notice: Notice,
  at: number,
): { readonly url: string; readonly body: string } {
  switch (target.kind) {
    case 'wecom':
      return {
        url: target.url,
        body: JSON.stringify({
          msgtype: 'markdown',
          markdown: { content: withinBytes(notice.long, WECOM_BYTES) },
        }),
      };
    case 'dingtalk':
      return {
        url: signedDingTalk(target, at),
        // One line feed is a blank there.
        body: JSON.stringify({
          msgtype: 'markdown',
          markdown: { title: notice.title, text: notice.long.replaceAll('\n', '\n\n') },
        }),
      };
    case 'feishu':
      return {
        url: target.url,
        body: JSON.stringify({
          ...feishuSign(target, at),
          msg_type: 'text',
          content: { text: notice.long.replaceAll('**', '') },
        }),
      };
    default:
      return target.kind satisfies never;
  }
}

function signedDingTalk(target: Webhook, at: number): string {
  if (target.secret === null) return target.url;
  const url = new URL(target.url);
  const sign = createHmac('sha256', target.secret).update(`${at}\n${target.secret}`).digest('base64');
  url.searchParams.set('timestamp', String(at));
  url.searchParams.set('sign', sign);
  return url.href;
}

/** Feishu signs an empty text with time and secret as the key. */
function feishuSign(target: Webhook, at: number): { readonly timestamp?: string; readonly sign?: string } {
  if (target.secret === null) return {};
  const timestamp = String(Math.floor(at / 1_000));
  return {
    timestamp,
    sign: createHmac('sha256', `${timestamp}\n${target.secret}`).update('').digest('base64'),
  };
}

function withinBytes(text: string, most: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > most) cut = cut.slice(0, cut.lastIndexOf('\n'));
  return cut;
}
