import { createTransport } from 'nodemailer';
import type { Notice, NoticeTarget } from '../../domain/notice.ts';

const LIMIT_MS = 10_000;

/** Sends a mail of plain text; why it was not taken, or `null`. */
export async function sendMail(
  target: Extract<NoticeTarget, { kind: 'smtp' }>,
  notice: Notice,
): Promise<string | null> {
  const { host, port, tls, user, password, from, to } = target;
  const transport = createTransport({
    ...{ host, port, secure: tls === 'always', ignoreTLS: tls === 'none' },
    // A password never goes over an open line, unless the operator says so (`tls=none`).
    requireTLS: tls === 'upgrade' && user !== '',
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    ...{ connectionTimeout: LIMIT_MS, greetingTimeout: LIMIT_MS, socketTimeout: LIMIT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true, logger: false },
  });
  try {
    await transport.sendMail({
      ...{ from, to: [...to], subject: notice.title },
      text: notice.long.replaceAll('**', ''),
    });
    return null;
  } catch (error) {
    return codeOf(error);
  } finally {
    transport.close();
  }
}

/** Code and reply number alone: replies of mail servers repeat addresses and names. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'not sent';
  const reply = error instanceof Error && 'responseCode' in error ? ` ${String(error.responseCode)}` : '';
  return `${/^[A-Z0-9_]{2,60}$/.test(code) ? code : 'not sent'}${/^ \d{3}$/.test(reply) ? reply : ''}`;
}
