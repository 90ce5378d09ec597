// Random actions, right and wrong, by random people, over HTTP, on an order of every business. A model of a few lines
// says what must be stored after each: a yes raises the version by one and is on record, a no changes nothing at all,
// the same command again answers the same, and tasks and clocks of the tables are those of the state.
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { allRoles, type RoleCode } from '#domain/organisation/roles.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { allDefinitions } from '#domain/processes/definitions/index.ts';
import { sampleForm } from '#domain/processes/form.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { buildApp } from '#server/app.ts';
import { anAccountNo } from '#server/domains/customers/testing.ts';
import { signInAs, smallCompany } from '#server/domains/organisation/testing.ts';
import { acceptRequest } from '#server/domains/requests/index.ts';
import { clerkOf, sampleRequest } from '#server/domains/requests/testing.ts';
import { testPlatform, type TestPlatform } from '#server/platform/testing/test-platform.ts';
import { numberOf } from './testing/progress.ts';

const runs = numberOf('FAULT_RUNS', 3);
const longest = 25;
const hourMs = 3_600_000;

let platform: TestPlatform;
let app: FastifyInstance;
let admin: pg.Client;
let accept: (kind: string) => Promise<string>;
const cookies = new Map<RoleCode, string>();

beforeAll(async () => {
  platform = await testPlatform();
  const company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  // People of every team, so that each task has somebody who may do it.
  await admin.query(
    `insert into staff_post (org_id, staff_id, unit_id, post, valid_from)
     select p.org_id, p.staff_id, u.unit_id, p.post, '2020-01-01'
     from staff_post p join org_unit u on u.org_id = p.org_id and u.kind in ('hall', 'team')
     where p.org_id = $1 on conflict do nothing`,
    [company.orgId],
  );
  const accountNo = await anAccountNo(platform, company);
  accept = async (kind) =>
    (await acceptRequest(platform, clerkOf(company), sampleRequest(kind, { accountNo }))).orderId;
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

/** What is stored of an order, as the model compares it. */
interface Stored {
  readonly state: OrderState;
  readonly version: number;
  readonly status: string;
  readonly events: number;
  readonly head: number;
  readonly tasks: readonly string[];
  readonly clocks: Readonly<Record<string, string>>;
}

async function stored(orderId: string): Promise<Stored> {
  const { rows } = await admin.query<Stored>(
    `select state, version, status,
       (select count(*)::int from event e where e.org_id = w.org_id and e.case_id = w.order_id) as events,
       (select seq from event_head h where h.org_id = w.org_id and h.case_id = w.order_id) as head,
       array(select t.task from order_task t where t.org_id = w.org_id and t.order_id = w.order_id
         and t.done_at is null order by 1) as tasks,
       (select coalesce(jsonb_object_agg(c.clock, c.body ->> 'state' order by c.run), '{}') from order_clock c
         where c.org_id = w.org_id and c.order_id = w.order_id) as clocks
     from work_order w where order_id = $1`,
    [orderId],
  );
  return present(rows[0], 'the order');
}

interface Pick {
  readonly what: number;
  readonly where: number;
  readonly who: number;
  readonly spoil: number;
  readonly twice: boolean;
}

const pickArb: fc.Arbitrary<Pick> = fc.record({
  what: fc.nat(19),
  where: fc.nat(100),
  who: fc.nat(100),
  spoil: fc.nat(9),
  twice: fc.boolean(),
});

/** A command for this moment: mostly an action of an open task, sometimes spoiled, sometimes another verb. */
function commandFor(definition: ProcessDefinition, { state }: Stored, pick: Pick): Record<string, unknown> {
  const task = state.tasks[pick.where % Math.max(1, state.tasks.length)];
  const step = task === undefined ? undefined : definition.steps[task.step];
  const id = task?.id ?? 'nowhere#1';
  const actions = step?.kind === 'task' ? step.actions : [];
  const action = actions[pick.where % Math.max(1, actions.length)];
  if (pick.what < 13 && step?.kind === 'task' && action !== undefined) {
    const right = {
      verb: 'act',
      task: id,
      action: action.id,
      values: sampleForm(action.fields ?? [], state.values),
      checked: (step.checklist ?? []).map(({ code }) => code),
    };
    if (pick.spoil === 0) return { ...right, values: { surprise: 1 } };
    return pick.spoil === 1 ? { ...right, action: 'nonsense' } : right;
  }
  const verbs = [
    { verb: 'claim', task: id },
    { verb: 'release', task: id, reason: '换班' },
    { verb: 'return', task: id, reason: '退回' },
    { verb: 'resume', task: id },
    { verb: 'urge', text: '催' },
    { verb: 'remark', text: '记' },
    { verb: 'receive-documents', documents: definition.documents.map(({ code }) => code) },
    { verb: 'reopen', reason: '又来' },
    pick.spoil < 2 ? { verb: 'withdraw', reason: '不办了' } : { verb: 'explode' },
  ];
  return verbs[pick.where % verbs.length] ?? { verb: 'remark', text: '记' };
}

/** Sends a command; a session that the test's own clock has let run out is opened anew. */
async function send(
  orderId: string,
  role: RoleCode,
  payload: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const known = cookies.get(role);
  const cookie = known ?? (await signInAs(app, role)).cookie;
  cookies.set(role, cookie);
  const answer = await app.inject({
    method: 'POST',
    url: `/api/orders/${orderId}/commands`,
    headers: { cookie },
    payload,
  });
  if (answer.statusCode === 401 && known !== undefined) {
    cookies.delete(role);
    return send(orderId, role, payload);
  }
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

/** The tables say what the state says. */
function checkWhole({ state, status, version, events, head, tasks, clocks }: Stored): void {
  expect(head).toBe(events);
  expect([state.status, state.version]).toEqual([status, version]);
  expect(tasks).toEqual(state.tasks.map(({ id }) => id).sort());
  if (status !== 'open') expect(tasks).toEqual([]);
  for (const [id, clock] of Object.entries(state.clocks)) {
    if (clock.status === 'idle') continue;
    const isHeld = clock.status === 'running' && clock.heldBy.length > 0;
    expect([id, clocks[id]]).toEqual([id, isHeld ? 'paused' : clock.status]);
  }
}

async function play(definition: ProcessDefinition, picks: readonly Pick[]): Promise<number> {
  const orderId = await accept(definition.kind);
  let before = await stored(orderId);
  checkWhole(before);
  let yes = 0;
  for (const pick of picks) {
    platform.setNow(new Date(platform.now().getTime() + hourMs / 4));
    const payload = { commandId: uuidv7(), command: commandFor(definition, before, pick) };
    // Whoever may do it is found by asking all, beginning anywhere.
    const roles = allRoles.map((_, at) => present(allRoles[(at + pick.who) % allRoles.length], 'a role'));
    for (const role of roles) {
      const answer = await send(orderId, role, payload);
      const after = await stored(orderId);
      checkWhole(after);
      if (answer.status !== 200) {
        expect([answer.status < 500, payload.command, answer.body]).toEqual([
          true,
          payload.command,
          answer.body,
        ]);
        expect(answer.body['title']).toMatch(/[\u4e00-\u9fff]/);
        expect(after).toEqual(before);
        continue;
      }
      yes += 1;
      expect(answer.body).toEqual({ orderId, version: after.version, status: after.status });
      expect(after.version).toBe(before.version + 1);
      expect(after.events).toBeGreaterThan(before.events);
      if (pick.twice) {
        expect(await send(orderId, role, payload)).toEqual(answer);
        expect(await stored(orderId)).toEqual(after);
      }
      before = after;
      break;
    }
  }
  return yes;
}

describe('random actions over HTTP on', () => {
  test.each(allDefinitions.map((definition) => [definition.title, definition] as const))(
    '%s store what the model says',
    async (_title, definition) => {
      let yes = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(pickArb, { minLength: 5, maxLength: longest }), async (picks) => {
          yes += await play(definition, picks);
        }),
        { numRuns: runs, seed: numberOf('FAULT_SEED', 7), endOnFailure: true },
      );
      // The walk gets somewhere: not everything was refused.
      expect(yes).toBeGreaterThanOrEqual(runs);
    },
  );
});
