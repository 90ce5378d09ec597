import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { allPermissions } from '#domain/organisation/permissions.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { sampleForm } from '#domain/processes/form.ts';
import type { Action, TaskStep } from '#domain/processes/definition.ts';
import { reading } from '../../platform/db/database.ts';
import { FormRefusal } from '../../platform/http/problem.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import type { Company } from '../organisation/testing.ts';
import { definitionOf, orderRow, type Doer } from '../orders/index.ts';
import { doerOf, doTo } from './testing.ts';

type Order = NonNullable<Awaited<ReturnType<typeof orderRow>>>;

const stepsMax = 60;

/** Plays orders of the small company by the samples of their definitions. */
export interface Player {
  order(orderId: string): Promise<Order>;
  /** Takes the first possible action of an open task, again and again, until the order ends. */
  playToTheEnd(orderId: string): Promise<Order>;
  /** An attachment as the screen would have uploaded it. */
  paper(staffId: string): Promise<string>;
}

/** Two people who may do everything in every team: some steps must not be done by one person alone. */
function allRounders(company: Company): readonly Doer[] {
  return (['supervisor', 'manager'] satisfies RoleCode[]).map((role) => {
    const { actor, origin } = doerOf(company, role, allTeamFunctions);
    return actor.kind === 'staff'
      ? { actor: { ...actor, permissions: [...allPermissions] }, origin }
      : { actor, origin };
  });
}

async function attempt(act: () => Promise<unknown>): Promise<Error | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal || error instanceof FormRefusal) return error;
    throw error;
  }
}

export function playerOf(platform: TestPlatform, company: Company, admin: pg.Client): Player {
  const { orgId } = company;
  const order: Player['order'] = (orderId) =>
    reading(platform.db, [orgId], async (tx) => present(await orderRow(tx, { orgId, orderId }), 'order'));

  const paper: Player['paper'] = async (staffId) => {
    const id = uuidv7();
    await admin.query(
      `insert into attachment (org_id, attachment_id, file_name, media_type, size_bytes, content_sha256, label, added_by, added_at)
       values ($1, $2, '签字.png', 'image/png', 100, repeat('0', 64), '客户签字', $3, now())`,
      [orgId, id, staffId],
    );
    return id;
  };

  const tryAction = async (at: { row: Order; step: TaskStep; action: Action; task: string; doer: Doer }) => {
    const { row, step, action, task, doer } = at;
    const signatureId =
      action.signature === undefined ? {} : { signatureId: await paper(doer.origin.actorId ?? '') };
    return attempt(() =>
      doTo(
        platform,
        { orgId, orderId: row.order_id, doer },
        {
          verb: 'act',
          task,
          action: action.id,
          values: sampleForm(action.fields ?? [], row.state.values),
          checked: (step.checklist ?? []).map((item) => item.code),
          ...signatureId,
        },
      ),
    );
  };

  /** One action of one open task; throws what the last attempt was refused for when none is possible. */
  const playOn = async (row: Order): Promise<void> => {
    let refused: Error | null = null;
    for (const open of row.state.tasks) {
      const step = definitionOf(row.kind, row.definition_version).steps[open.step];
      if (step?.kind !== 'task') continue;
      for (const action of step.actions) {
        for (const doer of allRounders(company)) {
          if (open.assigneeId !== undefined && open.assigneeId !== doer.origin.actorId) continue;
          refused = await tryAction({ row, step, action, task: open.id, doer });
          if (refused === null) return;
        }
      }
    }
    throw refused ?? new Error('an open order has a task');
  };

  return {
    order,
    paper,
    playToTheEnd: async (orderId) => {
      const [first] = allRounders(company);
      const doer = present(first, 'somebody');
      const attachmentIds = [await paper(doer.origin.actorId ?? '')];
      await doTo(platform, { orgId, orderId, doer }, { verb: 'attach', attachmentIds });
      for (let step = 0; step < stepsMax; step += 1) {
        const row = await order(orderId);
        if (row.status !== 'open') return row;
        await playOn(row);
      }
      throw new Error('the order does not end');
    },
  };
}
