import type { SmsConfig } from '../config.ts';
import type { Outcome, Outgoing, Send } from './outcome.ts';

const attemptTimeoutMs = 30_000;
const phoneNumber = /^\+?\d{5,15}$/;
const answerLengthMax = 10_000;

type Values = Readonly<Record<string, string>>;

/** Fills the strings of a parsed body: a value can never become JSON of its own. */
function filled(node: unknown, values: Values): unknown {
  if (typeof node === 'string')
    return node.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(node)) return node.map((item) => filled(item, values));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filled(value, values)]));
}

function valueAt(text: string, path: string): unknown {
  let node: unknown;
  try {
    node = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (const key of path.split('.')) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[key];
  }
  return node;
}

/** Whether the gateway's 2xx answer says that it took the message. */
function accepted(text: string, success: string): boolean {
  const at = success.indexOf('=');
  if (at < 0) return true;
  const value = valueAt(text, success.slice(0, at));
  return ['string', 'number', 'boolean'].includes(typeof value) && String(value) === success.slice(at + 1);
}

async function outcomeOf(answer: Response, config: SmsConfig): Promise<Outcome> {
  const text = (await answer.text()).slice(0, answerLengthMax);
  const reason = `HTTP ${answer.status.toString()} ${text.slice(0, 200)}`;
  if (answer.status === 429 || answer.status === 408) return { result: 'retry', reason };
  // A gateway that fails half-way may have sent; only one that knows the id can be asked again.
  if (answer.status >= 500) return { result: config.idempotent ? 'retry' : 'uncertain', reason };
  if (!answer.ok || !accepted(text, config.success)) return { result: 'failed', reason };
  return { result: 'sent', reference: text.slice(0, 200) };
}

function failureOf(error: unknown, config: SmsConfig): Outcome {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  const never = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(reason);
  return { result: never || config.idempotent ? 'retry' : 'uncertain', reason };
}

/** SMS through an HTTP gateway: the notice's id is the idempotency key, in the header and where the body asks. */
export function smsTransport(config: SmsConfig): Send {
  const template: unknown = JSON.parse(config.body);
  return async (notice: Outgoing): Promise<Outcome> => {
    if (!phoneNumber.test(notice.recipient)) return { result: 'failed', reason: '手机号码不正确' };
    const values = { id: notice.noticeId, phone: notice.recipient, text: notice.body, token: config.token };
    try {
      const answer = await fetch(config.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${config.token}`,
          'idempotency-key': notice.noticeId,
        },
        body: JSON.stringify(filled(template, values)),
        redirect: 'error',
        signal: AbortSignal.timeout(attemptTimeoutMs),
      });
      return await outcomeOf(answer, config);
    } catch (error) {
      return failureOf(error, config);
    }
  };
}
