import type { Static } from 'typebox';
import type { watchedTasks as contract, WatchedTask } from '#contracts/supervision.ts';
import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { definitionOf, watchedTasks, type WatchedRow } from '../../orders/index.ts';

type Listed = Static<(typeof contract)['response']>;

/** Tasks without a clock stand behind all others, at the end of the calendar. */
const noDueYear = 9999;

function view(row: WatchedRow): WatchedTask {
  const definition = definitionOf(row.kind, row.definition_version);
  const hasDue = row.sort_due.getUTCFullYear() < noDueYear;
  return {
    ...{ orderId: row.order_id, orderNo: row.order_no, task: row.task, title: definition.title },
    stepTitle: definition.steps[row.step]?.title ?? row.step,
    ...{ unit: row.unit, team: row.team, assignee: row.assignee, state: row.state },
    acceptedAt: row.accepted_at.toISOString(),
    openedAt: row.opened_at.toISOString(),
    dueAt: hasDue ? row.sort_due.toISOString() : null,
  };
}

export interface TaskQuestion {
  readonly orgId: number;
  readonly state?: string | undefined;
  readonly unitId?: string | undefined;
  readonly kind?: string | undefined;
  readonly step?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The tasks behind a figure of the board; no contact data among them, so they are the same for every reader. */
export function taskList(platform: Platform, { cursor, ...question }: TaskQuestion): Promise<Listed> {
  return reading(platform.db, [question.orgId], async (tx) => {
    const { rows, next } = await watchedTasks(tx, { ...question, cursor, now: platform.now() });
    return { items: rows.map(view), next };
  });
}
