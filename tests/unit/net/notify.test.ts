import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { notify } from '../../../src/app/notify.ts';
import { parseNotify } from '../../../src/config/parse-notify.ts';
import type { NoticeTarget } from '../../../src/domain/notice.ts';
import { sampleRun } from '../report/sample-run.ts';
import { startMailServer } from './mail-server.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const run = sampleRun();

function target(text: string): NoticeTarget {
  const parsed = parseNotify(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

async function receiver(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const got: { url: string; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    got.push({ url: request.url ?? '', body });
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    got,
    at: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const json = (value: object) => (response: ServerResponse) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));

describe('the result of a run', () => {
  it('goes to WeCom as Markdown within its limit', async () => {
    await using hook = await receiver(json({ errcode: 0, errmsg: 'ok' }));
    expect(await notify([target(`wecom:${hook.at}/send?key=geheim`)], run, () => NOW)).toEqual([]);
    const { url, body } = hook.got[0] ?? { url: '', body: '{}' };
    expect(url).toBe('/send?key=geheim');
    const sent = JSON.parse(body);
    expect(sent).toMatchObject({
      msgtype: 'markdown',
      markdown: { content: expect.stringContaining('清湖市') },
    });
    expect(Buffer.byteLength(sent.markdown.content)).toBeLessThanOrEqual(4_096);
  });

  it('goes to DingTalk with its signature, without the secret', async () => {
    await using hook = await receiver(json({ errcode: 0 }));
    const to = target(`dingtalk:${hook.at}/robot?access_token=t&secret=SECgeheim`);
    expect(await notify([to], run, () => NOW)).toEqual([]);
    const url = new URL(hook.got[0]?.url ?? '', hook.at);
    expect(url.searchParams.get('sign')).toBe(
      createHmac('sha256', 'SECgeheim').update(`${NOW}\nSECgeheim`).digest('base64'),
    );
    expect(url.href).not.toContain('SECgeheim');
    expect(JSON.parse(hook.got[0]?.body ?? '{}')).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: '清湖市政府网站检查结果（2026-11-23）' },
    });
  });

  it('goes to Feishu as text', async () => {
    await using hook = await receiver(json({ code: 0, msg: 'success' }));
    const to = target(`feishu:${hook.at}/hook/geheim?secret=abc`);
    expect(await notify([to], run, () => NOW)).toEqual([]);
    expect(JSON.parse(hook.got[0]?.body ?? '{}')).toMatchObject({
      ...{ msg_type: 'text', timestamp: String(NOW / 1_000) },
      content: { text: expect.not.stringContaining('**') },
    });
  });

  it('goes out as mail, with a password where one is given', async () => {
    await using mail = await startMailServer();
    const to = target(`smtp://robot:geheim@127.0.0.1:${mail.port}?from=a@b.cn&to=c@d.cn,e@f.cn&tls=none`);
    expect(await notify([to], run, () => NOW)).toEqual([]);
    expect(mail.heard).toEqual(
      expect.arrayContaining(['MAIL FROM:<a@b.cn>', 'RCPT TO:<c@d.cn>', 'RCPT TO:<e@f.cn>', 'DATA']),
    );
    expect(mail.heard.find((line) => line.startsWith('AUTH PLAIN'))).toBe(
      `AUTH PLAIN ${Buffer.from('\0robot\0geheim').toString('base64')}`,
    );
  });

  it('never sends a password over an open line that nobody has allowed', async () => {
    await using mail = await startMailServer();
    const to = target(`smtp://robot:geheim@127.0.0.1:${mail.port}?from=a@b.cn&to=c@d.cn`);
    expect(await notify([to], run, () => NOW)).toEqual([
      expect.stringContaining(`smtp 127.0.0.1:${mail.port}`),
    ]);
    expect(mail.heard.some((line) => line.startsWith('AUTH'))).toBe(false);
  });

  it('that cannot be delivered is one line each, without secrets', async () => {
    await using refusing = await receiver(json({ errcode: 93000, errmsg: 'invalid key geheim' }));
    await using broken = await receiver((response) => response.writeHead(500).end('geheim'));
    await using odd = await receiver((response) => response.end('geheim'));
    await using away = await receiver((response) =>
      response.writeHead(302, { location: `${odd.at}/geheim` }).end(),
    );
    await using endless = await receiver((response) => response.end('x'.repeat(1_000_000)));
    await using mail = await startMailServer({ refuse: true });
    const targets = [
      `wecom:${refusing.at}/?key=geheim`,
      `dingtalk:${broken.at}/?access_token=geheim`,
      `feishu:${odd.at}/geheim`,
      `wecom:${away.at}/?key=geheim`,
      `wecom:${endless.at}/?key=geheim`,
      'wecom:http://127.0.0.1:9/?key=geheim',
      `smtp://127.0.0.1:${mail.port}?from=a@b.cn&to=geheim@d.cn`,
    ].map(target);
    const lines = await notify(targets, run, () => NOW);
    expect(lines).toHaveLength(7);
    expect(lines.join('\n')).not.toContain('geheim');
    expect(lines[0]).toContain('error code 93000');
    expect(lines[1]).toContain('HTTP 500');
    expect(lines[3]).toContain('HTTP 302');
    expect(lines[5]).toContain('ECONNREFUSED');
    expect(lines[6]).toContain('550');
    expect(odd.got).toHaveLength(1);
  });
});
