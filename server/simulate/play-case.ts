/** Plays one planned case on the real commands, in one transaction, each action and each alarm at its own instant. */
import { Refusal } from '#domain/kernel/refusal.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Company } from '#simulator/company.ts';
import {
  ordersOf,
  type AcceptAction,
  type PerformAction,
  type Performer,
  type PlannedCase,
} from '#simulator/plan.ts';
import { inTransaction, runSql, type Tx } from '../platform/db/database.ts';
import { nextAlarm, performWithin, sweepOrder, systemDoer, type Doer } from '../domains/orders/index.ts';
import { acceptWithin } from '../domains/requests/index.ts';
import { insertPapers, type StoredDrawing } from './papers.ts';
import type { SimulatedPlatform } from './simulated-platform.ts';

/** Where a case is played: by whose staff, up to which instant. */
export interface Stage {
  readonly orgId: number;
  readonly company: Company;
  readonly endMs: number;
  readonly drawing: StoredDrawing;
}

export interface Played {
  readonly orders: number;
  readonly commands: number;
  /** Codes of what the server refused although the plan had it allowed: nothing, if all is well. */
  readonly refused: readonly string[];
}

const nothing: Played = { orders: 0, commands: 0, refused: [] };

const doers = new WeakMap<Company, Map<string, Doer>>();

function staffDoers(company: Company): Map<string, Doer> {
  const known = doers.get(company);
  if (known !== undefined) return known;
  const made = new Map(
    company.staff.map(({ staffId, actor }): [string, Doer] => [
      staffId,
      { actor, origin: { actorKind: 'staff', actorId: staffId, source: 'desk' } },
    ]),
  );
  doers.set(company, made);
  return made;
}

function doerOf(company: Company, by: Performer): Doer {
  if (by.kind === 'system') return systemDoer;
  if (by.kind === 'customer')
    return { actor: by, origin: { actorKind: 'customer', actorId: by.customerId, source: 'portal' } };
  return present(staffDoers(company).get(by.staffId), `staff ${by.staffId}`);
}

interface Playing {
  readonly platform: SimulatedPlatform;
  readonly tx: Tx;
  readonly stage: Stage;
}

async function accept({ platform, tx, stage }: Playing, action: AcceptAction): Promise<void> {
  const { orgId, company } = stage;
  const intaker = {
    orgId,
    orgCode: company.code,
    unitId: present(company.units[0], 'the company').unitId,
    doer: doerOf(company, { kind: 'staff', staffId: action.staffId }),
  };
  await acceptWithin({ platform, tx }, intaker, action.request);
}

async function perform({ platform, tx, stage }: Playing, action: PerformAction): Promise<void> {
  const { orderId, commandId, command, by } = action;
  await performWithin(
    { platform, tx },
    { orgId: stage.orgId, orderId, commandId, command },
    doerOf(stage.company, by),
  );
}

/** Raises what the clocks of these orders owe until then, each alarm at the instant it is due, as the sweep does. */
async function raiseAlarms(
  { platform, tx, stage: { orgId } }: Playing,
  { orderIds, untilMs }: { orderIds: readonly string[]; untilMs: number },
): Promise<void> {
  const until = new Date(untilMs);
  for (const orderId of orderIds) {
    for (let next = await nextAlarm(tx, { orgId, orderId, until }); next !== null;) {
      platform.setNow(next.getTime());
      await sweepOrder({ platform, tx }, { orgId, orderId });
      next = await nextAlarm(tx, { orgId, orderId, until });
    }
  }
}

async function isPlayed(tx: Tx, orgId: number, planned: PlannedCase): Promise<boolean> {
  const { rows } = await runSql(tx, 'select 1 from work_order where org_id = $1 and order_id = $2', [
    orgId,
    ordersOf(planned)[0],
  ]);
  return rows.length > 0;
}

/** The orders an action is about: its own, and the one it is merged into. */
function concerned(action: PlannedCase['actions'][number]): readonly string[] {
  if (action.kind === 'accept')
    return action.request.splitFrom === undefined ? [] : [action.request.splitFrom.orderId];
  return action.command.verb === 'merge' ? [action.orderId, action.command.intoOrderId] : [action.orderId];
}

async function playWithin(playing: Playing, planned: PlannedCase): Promise<Played> {
  const { platform, tx, stage } = playing;
  const { orgId, endMs } = stage;
  if (await isPlayed(tx, orgId, planned)) return nothing;
  const refused: string[] = [];
  await insertPapers(tx, orgId, { papers: planned.papers, drawing: stage.drawing });
  for (const action of planned.actions) {
    await raiseAlarms(playing, { orderIds: concerned(action), untilMs: action.atMs });
    platform.setNow(action.atMs);
    try {
      await (action.kind === 'accept' ? accept(playing, action) : perform(playing, action));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error.code);
    }
  }
  await raiseAlarms(playing, { orderIds: ordersOf(planned), untilMs: endMs });
  return { orders: ordersOf(planned).length, commands: planned.actions.length, refused };
}

/** Plays a case whole or not at all; one that was played before is passed over. */
export function playCase(platform: SimulatedPlatform, stage: Stage, planned: PlannedCase): Promise<Played> {
  if (planned.actions.length === 0) return Promise.resolve(nothing);
  return inTransaction(platform.db, [stage.orgId], (tx) => playWithin({ platform, tx, stage }, planned));
}
