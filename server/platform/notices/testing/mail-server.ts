import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback that keeps what it took. */
export interface MailServer {
  readonly url: string;
  readonly received: readonly Email[];
  close(): Promise<void>;
}

export interface MailServerBehaviour {
  /** Before the answer to the message is given. */
  readonly beforeAnswer?: (message: Email) => Promise<void>;
  /** Answer to RCPT TO: an SMTP code that refuses, or 250. */
  readonly answerRecipient?: (address: string) => number;
}

function refusal(code: number): Error {
  return Object.assign(new Error(`refused with ${code.toString()}`), { responseCode: code });
}

/** Listens on a free port of loopback. */
export async function startMailServer(behaviour: MailServerBehaviour = {}): Promise<MailServer> {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const code = behaviour.answerRecipient?.(address) ?? 250;
      done(code === 250 ? null : refusal(code));
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks))
          .then(async (message) => {
            received.push(message);
            await behaviour.beforeAnswer?.(message);
          })
          .then(() => {
            done();
          });
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port.toString()}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
