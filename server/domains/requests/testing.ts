import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { allPermissions } from '#domain/organisation/permissions.ts';
import { permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import { allTeamFunctions, type TeamFunction } from '#domain/organisation/team-functions.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { Command } from '#domain/processes/command.ts';
import type { Action, TaskStep } from '#domain/processes/definition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { sampleForm } from '#domain/processes/form.ts';
import { reading } from '../../platform/db/database.ts';
import { byStaffId } from '../../platform/events/record.ts';
import { FormRefusal } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import { definitionOf, orderRow, perform, type Doer } from '../orders/index.ts';
import type { Company } from '../organisation/testing.ts';
import { newestDefinition } from './commands/accept-request.ts';
import type { RequestInput } from './input.ts';
import type { Intaker } from './request.ts';

/** Somebody of the test company as the engine knows them: the role's permissions, and every function asked for. */
export function doerOf(company: Company, role: RoleCode, functions: readonly TeamFunction[] = []): Doer {
  const staffId = company.staff(role);
  return {
    actor: {
      kind: 'staff',
      staffId,
      permissions: [...permissionsOfRoles([role])],
      functions,
      unitIds: [...company.unitIds.values()],
    },
    origin: byStaffId(staffId, 'desk'),
  };
}

/** The clerk of the hall of station 01. */
export function clerkOf(company: Company): Intaker {
  return {
    orgId: company.orgId,
    orgCode: company.code,
    unitId: company.unit('330401'),
    doer: doerOf(company, 'clerk', ['hall']),
  };
}

/** A complete request of a kind: the definition's own sample, all papers there, a caller with name and phone. */
export function sampleRequest(
  kind: string,
  changes: Partial<RequestInput> & { accountNo?: string } = {},
): RequestInput {
  const { accountNo, ...rest } = changes;
  const definition = newestDefinition(kind);
  const sample = withoutStale(definition.form, sampleForm(definition.form));
  const asksAccount = definition.form.some((field) => field.name === 'accountNumber');
  const values = asksAccount && accountNo !== undefined ? { ...sample, accountNumber: accountNo } : sample;
  return {
    orderId: uuidv7(),
    kind,
    channel: definition.channels[0] ?? 'counter',
    values,
    documents: requiredDocuments(definition, values).map((document) => document.code),
    consent: true,
    subject: { contactName: '王小明', contactPhone: '13800001234', address: '示例市江滨区丰收路 18 号' },
    ...rest,
  };
}

/** The day before the tests' ordinary Wednesday: samples of past events may be too old for a claim. */
const recent: Readonly<Record<string, string>> = { date: '2026-11-17', datetime: '2026-11-17T20:00' };

/** The sample's account is nobody's, and wishes for the future lie in the past by now. */
function withoutStale(form: readonly Field[], values: FormValues): FormValues {
  const isStale = (field: Field): boolean => field.when === 'future' || field.type === 'account-number';
  const stale = new Set(form.filter(isStale).map((field) => field.name));
  const past = new Map(
    form.filter((field) => field.when === 'past').map((field) => [field.name, field.type]),
  );
  const kept = Object.entries(values).filter(([name]) => !stale.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, recent[past.get(name) ?? ''] ?? value]));
}

/** Carries out a command, with a fresh id unless one is given. */
export function doTo(
  platform: Platform,
  at: { orgId: number; orderId: string; doer: Doer; seenVersion?: number; commandId?: string },
  command: Command,
): ReturnType<typeof perform> {
  const { doer, ...key } = at;
  return perform(platform, { commandId: uuidv7(), ...key, command }, doer);
}

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
