import http from 'node:http';

/** What a call was answered; status 0: the connection broke and nobody knows. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body, where it is JSON; a problem has a code and a title. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly port: number;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api`. */
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const patienceMs = 60_000;

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

function answer(status: number, text: string): Answer {
  return { status, text, body: bodyOf(text) };
}

/** One call on a connection of its own, so that every call may meet another process. */
export function call({ port, method = 'GET', path, cookie, body, headers = {} }: Call): Promise<Answer> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    const lost = (error: Error): void => resolve(answer(0, error.message));
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path: `/api${path}`,
        agent: false,
        timeout: patienceMs,
        headers: {
          connection: 'close',
          ...(cookie === undefined ? {} : { cookie }),
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(answer(response.statusCode ?? 0, text)));
        response.on('error', lost);
        response.on('aborted', () => lost(new Error('cut off')));
      },
    );
    request.on('error', lost);
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.end(sent);
  });
}

/** News as an open screen hears them; reconnects as a browser does until closed. */
export interface Screen {
  readonly heard: readonly string[];
  close(): void;
}

/** Opens the stream of live news. */
export function openScreen({
  port,
  cookie,
  path = '/news',
}: {
  port: number;
  cookie: string;
  path?: string;
}): Screen {
  const heard: string[] = [];
  let closed = false;
  let current: http.ClientRequest | undefined;
  const open = (): void => {
    if (closed) return;
    const again = (): void => {
      if (!closed) setTimeout(open, 100);
    };
    current = http.request(
      { host: '127.0.0.1', port, path: `/api${path}`, agent: false, headers: { cookie } },
      (response) => {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => heard.push(chunk));
        response.on('close', again);
        response.on('error', () => undefined);
      },
    );
    current.on('error', again);
    current.end();
  };
  open();
  return {
    heard,
    close: () => {
      closed = true;
      current?.destroy();
    },
  };
}
