import { rungAbove, tellFrom } from '#domain/orders/ladder.ts';
import { minuteMs } from '#domain/kernel/instant.ts';
import { runSql } from '../../../platform/db/database.ts';
import type { Happening } from '../../../platform/events/record.ts';
import type { News } from '../../../platform/live/live-feed.ts';
import type { Work } from '../../../platform/work.ts';
import { ladderOf } from './people.ts';
import { alertData, keyValues, levelOf, tellPeople, type AlertOf } from './tell.ts';

export interface RaisedLevel {
  readonly happening: Happening;
  readonly news: readonly News[];
}

/** When a level goes up unless somebody acts; null where it never does. */
export function climbAt(now: Date, answerMinutes: number | null, isHighest: boolean): Date | null {
  return answerMinutes === null || isHighest ? null : new Date(now.getTime() + answerMinutes * minuteMs);
}

/**
 * Records a level whose time has come and tells the people on its rung, or on the first above it that has somebody on
 * duty. The order is locked by the caller, and the clock remembers that the level was raised. One that was forgotten by
 * a recomputation comes a second time and begins anew.
 */
export async function raiseLevel(work: Work, of: AlertOf): Promise<RaisedLevel> {
  const { platform, tx } = work;
  const { orgId, orderId } = of.key;
  const now = platform.now();
  const { to, answerMinutes } = levelOf(of);
  const ladder = await ladderOf(work, orgId, orderId);
  const told = ladder === null ? null : tellFrom(to, ladder, new Set());
  const rung = told?.rung ?? to;
  const goesUpAt = climbAt(now, answerMinutes, told === null || rungAbove(rung) === null);
  await runSql(
    tx,
    `insert into order_alert as a (org_id, order_id, clock, run, level, status, rung, answer_minutes, raised_at, climb_at)
     values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $9)
     on conflict (org_id, order_id, clock, run, level) do update set status = 'open', rung = excluded.rung, climbs = 0,
       answer_minutes = excluded.answer_minutes, raised_at = excluded.raised_at, climb_at = excluded.climb_at,
       acknowledged_by = null, acknowledged_at = null, note = null`,
    [...keyValues(of.key), rung, answerMinutes, now, goesUpAt],
  );
  const news = told === null ? [] : await tellPeople(work, of, told);
  return { happening: { kind: 'clock-level-raised', at: now, data: alertData(of, told) }, news };
}
