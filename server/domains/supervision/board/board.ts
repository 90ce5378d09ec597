import type { Board } from '#contracts/supervision.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate, startOfDayMs } from '#domain/kernel/instant.ts';
import { byDay, byWeekHour } from '#domain/supervision/accepted.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import {
  acceptedByHour,
  alertFigures,
  definitionOf,
  endedByDay,
  taskFigures,
  type TaskFigures,
} from '../../orders/index.ts';

export interface BoardQuestion {
  readonly orgId: number;
  readonly unitId?: string | undefined;
  /** Days the heat map and the trend look back, today included. */
  readonly days: number;
}

const nothing = { open: 0, due_soon: 0, broken: 0, oldest_at: null };

function figures(row: Pick<TaskFigures, 'open' | 'due_soon' | 'broken' | 'oldest_at'>): Board['total'] {
  const { open, due_soon: dueSoon, broken } = row;
  return { open, dueSoon, broken, oldestAt: row.oldest_at?.toISOString() ?? null };
}

function byUnit(rows: readonly TaskFigures[]): Board['units'] {
  return rows.flatMap((row) =>
    row.unit_id === null ? [] : [{ unitId: row.unit_id, name: row.unit ?? '', ...figures(row) }],
  );
}

function byKind(rows: readonly TaskFigures[]): Board['kinds'] {
  return rows.flatMap((row) =>
    row.kind === null || row.step !== null
      ? []
      : [{ kind: row.kind, title: definitionOf(row.kind, row.definition_version).title, ...figures(row) }],
  );
}

function byStep(rows: readonly TaskFigures[]): Board['steps'] {
  return rows.flatMap((row) => {
    if (row.kind === null || row.step === null) return [];
    const definition = definitionOf(row.kind, row.definition_version);
    const stepTitle = definition.steps[row.step]?.title ?? row.step;
    return [{ kind: row.kind, step: row.step, title: definition.title, stepTitle, ...figures(row) }];
  });
}

async function itemFigures(tx: Tx, { orgId, unitId }: BoardQuestion, now: Date): Promise<Board['items']> {
  const { rows } = await runSql<{ open: number; overdue: number; to_judge: number }>(
    tx,
    `select count(*) filter (where i.status = 'open') as open,
       count(*) filter (where i.status = 'open' and i.due_at < $2) as overdue,
       count(*) filter (where i.status = 'answered') as to_judge
     from supervision_item i join work_order o on o.org_id = i.org_id and o.order_id = i.order_id
     where i.org_id = $1 and i.status in ('open', 'answered') and ($3::uuid is null or o.unit_id = $3)`,
    [orgId, now, unitId ?? null],
  );
  const row = rows[0] ?? { open: 0, overdue: 0, to_judge: 0 };
  return { open: row.open, overdue: row.overdue, toJudge: row.to_judge };
}

/** What is open, about to break and broken, by unit, kind and step; when requests come; how the days went (R-SYS-04). */
export function readBoard(platform: Platform, question: BoardQuestion): Promise<Board> {
  const { orgId, unitId, days } = question;
  const now = platform.now();
  const since = new Date(startOfDayMs(addDays(businessDate(now.getTime()), 1 - days)));
  return reading(platform.db, [orgId], async (tx) => {
    const [rows, accepted, ended, items, alerts] = await Promise.all([
      taskFigures(tx, { orgId, now, unitId }),
      acceptedByHour(tx, { orgId, since, unitId }),
      endedByDay(tx, { orgId, since, unitId }),
      itemFigures(tx, question, now),
      alertFigures(tx, { orgId, unitId }),
    ]);
    const whole = rows.find((row) => row.unit_id === null && row.kind === null);
    return {
      at: now.toISOString(),
      total: figures(whole ?? nothing),
      units: byUnit(rows),
      kinds: byKind(rows),
      steps: byStep(rows),
      ...{ hours: byWeekHour(accepted), trend: byDay(accepted, ended), items, alerts },
    };
  });
}
