import { v5 as uuidv5 } from 'uuid';
import type { Static } from 'typebox';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import type { reassignTasks } from '#contracts/supervision.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { FormRefusal } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { perform, staffDoer } from '../../orders/index.ts';

type Asked = Static<(typeof reassignTasks)['body']>;
type Answer = Static<(typeof reassignTasks)['response']>;

interface Colleague {
  readonly name: string;
  readonly phone: string;
}

async function colleague(platform: Platform, orgId: number, staffId: string): Promise<Colleague> {
  const row = await reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<Colleague>(
      tx,
      `select name, phone from staff where org_id = $1 and staff_id = $2 and status = 'active'`,
      [orgId, staffId],
    );
    return rows[0];
  });
  if (row === undefined) throw new Refusal('supervision.to-unknown', { field: 'toStaffId' });
  return row;
}

/** Why a row was not reassigned, in words; anything but a refusal is a fault and ends the whole. */
function problemOf(error: unknown): string {
  const refusal = error instanceof FormRefusal ? error.refusals[0] : error;
  if (!(refusal instanceof Refusal)) throw error;
  // Every refusal thrown by a command is in the catalogue; a test holds the two together.
  return refusalText(refusal.code as RefusalCode, refusal.data, 'zh').title;
}

/**
 * Gives tasks to somebody else through the orders' own command, one transaction each: one that cannot be handed over
 * keeps none of the others back. Each row's command id follows from the one given, so a repeat changes nothing.
 */
export async function reassign(platform: Platform, caller: Caller, asked: Asked): Promise<Answer> {
  const { orgId } = caller;
  const { commandId, toStaffId, reason } = asked;
  const { name: toName, phone } = await colleague(platform, orgId, toStaffId);
  const results: Answer['results'] = [];
  for (const { orderId, task } of asked.tasks) {
    const command = { verb: 'hand-over', task, toStaffId, toName, phone, reason } as const;
    const input = { orgId, orderId, commandId: uuidv5(`${orderId} ${task}`, commandId), command };
    try {
      await perform(platform, input, staffDoer(caller));
      results.push({ orderId, task, done: true, problem: null });
    } catch (error) {
      results.push({ orderId, task, done: false, problem: problemOf(error) });
    }
  }
  return { results };
}
