import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the gateway took. */
export interface SmsRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A local HTTP gateway that keeps what it was asked. */
export interface SmsGateway {
  readonly url: string;
  readonly requests: readonly SmsRequest[];
  close(): Promise<void>;
}

/** `answer` gives the status and the JSON for the n-th request (from 0); a status of 0 hangs up without a word. */
export async function startSmsGateway(
  answer: (nth: number) => { status: number; json: unknown } = () => ({ status: 200, json: { code: 0 } }),
): Promise<SmsGateway> {
  const requests: SmsRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      const { status, json } = answer(requests.length - 1);
      if (status === 0) response.destroy();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port.toString()}/send`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
