import type { Static } from 'typebox';
import type { PortalCase, VisitSlots } from '#contracts/portal-case.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { agreedVisit, mayStillMove } from '#domain/processes/appointment.ts';
import {
  customerActions,
  customerTitle,
  fieldsBehind,
  type CustomerAction,
} from '#domain/processes/customer-actions.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { reading, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { definitionOf, fieldLines, followToken, visitSlots } from '../orders/index.ts';
import { followedCase } from '../requests/index.ts';

/** An order that whoever asks has shown to be theirs. */
export interface OwnOrder {
  readonly orgId: number;
  readonly orderId: string;
}

type View = Static<typeof PortalCase>;

interface StateRow {
  kind: string;
  definition_version: number;
  state: OrderState;
}

async function stateOf(tx: Tx, { orgId, orderId }: OwnOrder): Promise<StateRow | null> {
  const { rows } = await runSql<StateRow>(
    tx,
    'select kind, definition_version, state from work_order where org_id = $1 and order_id = $2',
    [orgId, orderId],
  );
  return rows[0] ?? null;
}

/** Whether the case is open, so that something can be done about it. */
export async function isOpen(tx: Tx, own: OwnOrder): Promise<boolean> {
  return (await stateOf(tx, own))?.state.status === 'open';
}

function actView(
  definition: ProcessDefinition,
  order: OrderState,
  { task, step, action }: CustomerAction,
): View['acts'][number] {
  return {
    task: task.id,
    action: action.id,
    title: customerTitle(action),
    step: step.title,
    about: fieldLines(fieldsBehind(definition, task), order.values),
  };
}

/** What the state of the order lets its customer do. */
function offers({ kind, definition_version, state }: StateRow, nowMs: number) {
  const definition = definitionOf(kind, definition_version);
  const open = state.status === 'open';
  const visit = agreedVisit(definition, state);
  return {
    open,
    kind,
    definitionVersion: definition_version,
    may: {
      urge: open,
      withdraw: open,
      remark: open,
      rebook: visit !== null && mayStillMove(visit, nowMs),
    },
    visitAt: visit?.agreedAt ?? null,
    acts: customerActions(definition, state).map((act) => actView(definition, state, act)),
  };
}

/** The case within a transaction, with what may be done about it now. */
export async function viewWithin(platform: Platform, tx: Tx, own: OwnOrder): Promise<View> {
  const [followed, row] = await Promise.all([followedCase(platform, tx, own), stateOf(tx, own)]);
  if (followed === null || row === null) throw new Refusal('not-found', { data: { what: '业务' } });
  return {
    ...followed,
    orderId: own.orderId,
    token: followToken(platform, followed.orderNo),
    ...offers(row, platform.now().getTime()),
  };
}

/** The case with what may be done about it now. */
export function caseView(platform: Platform, own: OwnOrder): Promise<View> {
  return reading(platform.db, [own.orgId], (tx) => viewWithin(platform, tx, own));
}

/** The times to which the visit of the case can be moved. */
export async function slotView(platform: Platform, own: OwnOrder): Promise<Static<typeof VisitSlots>> {
  const { days, ...slots } = await reading(platform.db, [own.orgId], (tx) => visitSlots(platform, tx, own));
  return { ...slots, days: days.map(({ day, times }) => ({ day, times: [...times] })) };
}
