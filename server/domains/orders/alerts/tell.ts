import { v7 as uuidv7 } from 'uuid';
import { deadlineText } from '#domain/kernel/instant.ts';
import type { Told } from '#domain/orders/ladder.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { promiseOf } from '#domain/promises/catalogue.ts';
import type { Clock } from '#domain/promises/clock.ts';
import { levelZh, rungTitles, type WarningLevel } from '#domain/promises/warning-level.ts';
import { present } from '#domain/kernel/assert.ts';
import { runSql } from '../../../platform/db/database.ts';
import type { News } from '../../../platform/live/live-feed.ts';
import { queueNotices } from '../../../platform/notices/queue-notices.ts';
import type { Work } from '../../../platform/work.ts';

/** A level of one clock of one order. */
export interface AlertKey {
  readonly orgId: number;
  readonly orderId: string;
  readonly clock: string;
  readonly run: number;
  readonly level: number;
}

/** An order and its clock, as messages about a level name them. */
export interface AlertOf {
  readonly key: AlertKey;
  readonly body: Clock;
  readonly definition: ProcessDefinition;
  readonly orderNo: string;
}

export const keyValues = ({ orgId, orderId, clock, run, level }: AlertKey): unknown[] => [
  ...[orgId, orderId, clock, run, level],
];

/** The level as the clock's own setting has it. */
export function levelOf({ key, body }: Pick<AlertOf, 'key' | 'body'>): WarningLevel {
  return present(body.setting.levels?.[key.level], `level ${key.level.toString()} of ${key.clock}`);
}

/** The clock's title in its business. */
export function clockTitle(definition: ProcessDefinition, name: string, promiseId: string): string {
  return definition.clocks.find((rule) => rule.id === name)?.title ?? promiseOf(promiseId).zh;
}

/** What the events of a level say; whom it told is named by post, the persons are in `order_alert_told`. */
export function alertData({ key, body }: AlertOf, told: Told | null): Readonly<Record<string, unknown>> {
  return {
    ...{ clock: key.clock, run: key.run, promise: body.promiseId, level: key.level, dueMs: body.dueMs },
    ...{
      levelText: levelZh(levelOf({ key, body })),
      told: told === null ? '无人在岗' : rungTitles[told.rung],
    },
    staffIds: told?.staffIds ?? [],
  };
}

/** Writes down who was told, and puts a notice on the desk of each. */
export async function tellPeople(work: Work, of: AlertOf, { rung, staffIds }: Told): Promise<News[]> {
  const { key, body, definition, orderNo } = of;
  const { orgId, orderId } = key;
  const now = work.platform.now();
  await runSql(
    work.tx,
    `insert into order_alert_told (org_id, order_id, clock, run, level, staff_id, rung, told_at)
     select $1, $2, $3, $4, $5, person, $6, $7 from unnest($8::uuid[]) as person
     on conflict (org_id, order_id, clock, run, level, staff_id) do nothing`,
    [...keyValues(key), rung, now, staffIds],
  );
  const facts = {
    ...{
      orderNumber: orderNo,
      kind: definition.title,
      step: clockTitle(definition, key.clock, body.promiseId),
    },
    due: body.dueMs === null ? '' : deadlineText(body.dueMs),
    reason: `${levelZh(levelOf(of))}预警，请确认由谁处理。`,
  };
  const notices = staffIds.map((recipient) => ({
    ...{ orgId, caseKind: 'order' as const, caseId: orderId, noticeId: uuidv7() },
    ...{ template: 'escalated' as const, channel: 'staff' as const, recipient, facts },
  }));
  return [...(await queueNotices(work.tx, work.platform, notices)), newsOfAlert(key, definition, staffIds)];
}

/** Open screens of those told, and of whoever has the order open, look again. */
export function newsOfAlert(key: AlertKey, definition: ProcessDefinition, staffIds: readonly string[]): News {
  const { orgId, orderId } = key;
  return { orgId, kind: 'clock', id: orderId, teamIds: [], staffIds, detail: `level:${definition.title}` };
}
