import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { sampleRequest } from '#server/domains/requests/testing.ts';
import { call, type Answer } from './call.ts';

/** What clerks at work got acknowledged, and what they never heard of again. */
export interface Record {
  readonly orders: Set<string>;
  /** Command id → order. */
  readonly commands: Map<string, string>;
  /** Answers that are no clear yes and no clear "try again". */
  readonly odd: string[];
  /** Broken connections and "try again": each was sent once more under its own id. */
  retries: number;
}

export interface Workers {
  readonly record: Record;
  /** Stops the clerks; resolves when the last has its answer. */
  stop(): Promise<void>;
}

const kinds = ['residential-connection', 'fault-report', 'complaint', 'consultation'] as const;
const again = new Set([0, 502, 503]);
const triesMax = 2_000;

/** Sends until there is a clear answer, as the web client does: the same id again is harmless. */
async function insist(record: Record, send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; attempt < triesMax; attempt += 1) {
    const answer = await send();
    if (!again.has(answer.status)) return answer;
    record.retries += 1;
    await delay(20);
  }
  throw new Error('no clear answer, however often it was sent');
}

interface Clerk {
  readonly port: number;
  readonly cookie: string;
  readonly record: Record;
}

function note(record: Record, what: string, { status, text }: Answer): void {
  if (record.odd.length < 20) record.odd.push(`${what}: ${status.toString()} ${text.slice(0, 300)}`);
}

/** Accepts one request, in a third of the cases sent twice at once. */
async function accept({ port, cookie, record }: Clerk, turn: number): Promise<string | null> {
  const body = sampleRequest(kinds[turn % kinds.length] ?? kinds[0]);
  const send = () => insist(record, () => call({ port, method: 'POST', path: '/requests', cookie, body }));
  const answers = await Promise.all(turn % 3 === 0 ? [send(), send()] : [send()]);
  for (const answer of answers) if (answer.status !== 200) note(record, 'accept', answer);
  if (answers.some(({ status }) => status === 200)) record.orders.add(body.orderId);
  const numbers = new Set(
    answers.filter(({ status }) => status === 200).map((one) => String(one.body['orderNo'])),
  );
  if (numbers.size > 1) record.odd.push(`one request got ${numbers.size.toString()} numbers`);
  return record.orders.has(body.orderId) ? body.orderId : null;
}

/** Works on an order: a remark, sent twice at once in a third of the cases. */
async function work({ port, cookie, record }: Clerk, orderId: string, turn: number): Promise<void> {
  const commandId = uuidv7();
  const body = { commandId, command: { verb: 'remark', text: `第 ${turn.toString()} 次联系` } };
  const send = () =>
    insist(record, () => call({ port, method: 'POST', path: `/orders/${orderId}/commands`, cookie, body }));
  const answers = await Promise.all(turn % 3 === 1 ? [send(), send()] : [send()]);
  for (const answer of answers) {
    if (answer.status === 200) record.commands.set(commandId, orderId);
    else note(record, 'command', answer);
  }
}

async function clerk(one: Clerk, goOn: () => boolean): Promise<void> {
  for (let turn = 0; goOn(); turn += 1) {
    const orderId = await accept(one, turn);
    if (orderId !== null) await work(one, orderId, turn);
    await delay(Math.random() * 30);
  }
}

/** Puts clerks to work, one a cookie; each opens a connection a call. */
export function startWorkers(port: number, cookies: readonly string[]): Workers {
  const record: Record = { orders: new Set(), commands: new Map(), odd: [], retries: 0 };
  let on = true;
  const all = Promise.all(cookies.map((cookie) => clerk({ port, cookie, record }, () => on)));
  all.catch(() => undefined);
  return {
    record,
    stop: async () => {
      on = false;
      await all;
    },
  };
}
