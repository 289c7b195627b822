import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** Every line that was said to it. */
  readonly heard: string[];
}

/** A mail server on loopback that takes everything, or answers `RCPT` with a refusal. */
export async function startMailServer(options: { readonly refuse?: boolean } = {}): Promise<MailServer> {
  const heard: string[] = [];
  const server: Server = createServer((socket) => {
    let inData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 mail.test ESMTP');
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', (line) => {
      heard.push(line);
      if (inData) {
        if (line !== '.') return;
        inData = false;
        say('250 taken');
      } else if (line.startsWith('EHLO')) socket.write('250-mail.test\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n');
      else if (line.startsWith('AUTH')) say('235 well');
      else if (line.startsWith('RCPT') && options.refuse) say('550 no such user: geheim');
      else if (line === 'DATA') {
        inData = true;
        say('354 go on');
      } else if (line === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 well');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    heard,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}
