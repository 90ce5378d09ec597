import http from 'node:http';

/** What a call was answered, and how long that took. */
export interface Timed {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** One client: a kept connection and a session, calling again as soon as it is answered. */
export interface LoadClient {
  get(url: string): Promise<Timed>;
  post(url: string, body: string): Promise<Timed>;
  close(): void;
}

/** A client of a server on this machine. */
export function loadClient(port: number, cookie: string): LoadClient {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const call = (method: string, url: string, body?: string): Promise<Timed> =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const request = http.request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method,
          path: url,
          headers: {
            cookie,
            accept: 'application/json',
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, body: text, ms: performance.now() - begun });
          });
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  return {
    get: (url) => call('GET', url),
    post: (url, body) => call('POST', url, body),
    close: () => {
      agent.destroy();
    },
  };
}

/** The value below which `share` (0 … 1) of the values lie; NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
