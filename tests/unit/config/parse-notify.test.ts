import { describe, expect, it } from 'vitest';
import { parseNotify } from '../../../src/config/parse-notify.ts';
import { noticeName } from '../../../src/domain/notice.ts';

describe('an address for the result', () => {
  it.each([
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim', 'wecom qyapi.weixin.qq.com'],
    [
      'https://oapi.dingtalk.com/robot/send?access_token=geheim&secret=SECgeheim',
      'dingtalk oapi.dingtalk.com',
    ],
    ['https://open.feishu.cn/open-apis/bot/v2/hook/geheim', 'feishu open.feishu.cn'],
    ['wecom:http://10.1.2.3:8080/relay?key=geheim', 'wecom 10.1.2.3:8080'],
    [
      'smtp://robot:geheim@mail.example.gov.cn?from=a@example.gov.cn&to=b@example.gov.cn',
      'smtp mail.example.gov.cn:25',
    ],
    ['smtps://mail.example.gov.cn?from=a@example.gov.cn&to=b@example.gov.cn', 'smtp mail.example.gov.cn:465'],
  ])('%s is named without its secrets', (text, name) => {
    const parsed = parseNotify(text);
    expect(parsed.ok && noticeName(parsed.value)).toBe(name);
  });
  it('keeps the signing secret out of the address', () => {
    const parsed = parseNotify('dingtalk:https://oapi.dingtalk.com/robot/send?access_token=t&secret=SEC1');
    expect(parsed).toMatchObject({
      value: { url: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret: 'SEC1' },
    });
  });
  it('reads a mail address with escapes and several receivers', () => {
    const parsed = parseNotify('smtp://us%40er:p%3Aw@127.0.0.1:2525?from=a@b.cn&to=c@d.cn,e@f.cn&tls=none');
    expect(parsed).toMatchObject({
      value: {
        host: '127.0.0.1',
        port: 2525,
        tls: 'none',
        user: 'us@er',
        password: 'p:w',
        to: ['c@d.cn', 'e@f.cn'],
      },
    });
  });
  it.each([
    'https://evil.example/hook?key=geheim',
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=geheim',
    'smtp://robot:geheim@host?to=b@example.gov.cn',
    'smtp://robot:geheim@host?from=a@b.cn&to=b',
    'smtp://robot:geheim@host?from=a@b.cn&to=b@c.cn%0d%0aBcc:x@y.cn',
    'wecom:geheim',
    'geheim',
  ])('%s is refused without being repeated', (text) => {
    const parsed = parseNotify(text);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain('geheim');
  });
});
