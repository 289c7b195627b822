import type { NoticeTarget } from '../domain/notice.ts';
import type { Parsed } from './fault.ts';

const HOSTS: { readonly [host: string]: 'wecom' | 'dingtalk' | 'feishu' } = {
  'qyapi.weixin.qq.com': 'wecom',
  'oapi.dingtalk.com': 'dingtalk',
  'api.dingtalk.com': 'dingtalk',
  'open.feishu.cn': 'feishu',
  'open.larksuite.com': 'feishu',
};

const EXPECTED =
  'expected the webhook of WeCom, DingTalk or Feishu (another host: wecom:URL, dingtalk:URL, feishu:URL), or smtp://user:password@host:port?from=…&to=…';
const MAIL = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/;

/** One value of `--notify`. Faults never repeat it: it holds secrets. */
export function parseNotify(text: string): Parsed<NoticeTarget> {
  const named = /^(wecom|dingtalk|feishu):(https?:\/\/.{1,2000})$/i.exec(text.trim());
  if (named) return webhook(named[1]?.toLowerCase() ?? '', named[2] ?? '');
  const url = URL.parse(text.trim());
  if (!url) return { ok: false, message: EXPECTED };
  if (url.protocol === 'smtp:' || url.protocol === 'smtps:') return mail(url);
  const kind = url.protocol === 'https:' ? HOSTS[url.hostname] : undefined;
  return kind ? webhook(kind, text.trim()) : { ok: false, message: EXPECTED };
}

/** DingTalk and Feishu sign with a secret, which is given as `secret=` and never sent. */
function webhook(kind: string, address: string): Parsed<NoticeTarget> {
  const url = URL.parse(address);
  if (!url || (kind !== 'wecom' && kind !== 'dingtalk' && kind !== 'feishu'))
    return { ok: false, message: EXPECTED };
  const secret = kind === 'wecom' ? null : url.searchParams.get('secret');
  if (kind !== 'wecom') url.searchParams.delete('secret');
  return { ok: true, value: { kind, url: url.href, secret } };
}

function mail(url: URL): Parsed<NoticeTarget> {
  const from = url.searchParams.get('from') ?? '';
  const to = (url.searchParams.get('to') ?? '')
    .split(/[,;]/)
    .flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  const tls = url.searchParams.get('tls') ?? (url.protocol === 'smtps:' ? 'always' : 'upgrade');
  if (url.hostname === '') return { ok: false, message: 'expected a host, as in smtp://host:25?from=…&to=…' };
  if (!MAIL.test(from))
    return { ok: false, message: 'expected from=, a mail address (smtp://…?from=a@b.cn&to=c@d.cn)' };
  if (to.length === 0 || to.length > 100 || !to.every((one) => MAIL.test(one)))
    return { ok: false, message: 'expected to=, mail addresses separated by commas' };
  if (tls !== 'always' && tls !== 'upgrade' && tls !== 'none')
    return { ok: false, message: 'expected tls=always, upgrade or none' };
  const port = url.port === '' ? (tls === 'always' ? 465 : 25) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const [user, password] = [decoded(url.username), decoded(url.password)];
  return { ok: true, value: { kind: 'smtp', ...{ host, port, tls, user, password, from, to } } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
