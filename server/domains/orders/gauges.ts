import type { FastifyInstance } from 'fastify';
import { reading, runSql } from '../../platform/db/database.ts';
import { gauge } from '../../platform/operation/metrics.ts';
import type { Platform } from '../../platform/platform.ts';

interface ClockCounts {
  readonly running: number;
  readonly due: number;
  readonly overdue: number;
  readonly unswept: number;
}

const unsweptAfterMs = 5_000;

/**
 * Clocks of open orders for the operator: running in time, due within the hour, overdue, and those whose alarm should
 * have been raised seconds ago (the sweep stands still). A clock in time has an alarm ahead, one overdue has none left.
 */
export async function clockCounts(platform: Platform): Promise<ClockCounts> {
  const now = platform.now();
  return reading(platform.db, 'all', async (tx) => {
    const { rows } = await runSql<ClockCounts>(
      tx,
      `select
         (select count(*) from order_clock where alarm_at is not null) as running,
         (select count(*) from order_clock
           where alarm_at is not null and due_at between $1 and $1 + interval '1 hour') as due,
         (select count(*) from order_clock where breached_at is not null and stopped_at is null) as overdue,
         (select count(*) from order_clock where alarm_at < $2) as unswept`,
      [now, new Date(now.getTime() - unsweptAfterMs)],
    );
    return rows[0] ?? { running: 0, due: 0, overdue: 0, unswept: 0 };
  });
}

/** Adds the clocks to the metrics of the process. */
export function clockGauge(app: FastifyInstance, platform: Platform): void {
  const about = { name: 'wanjia_clocks', help: 'Promise clocks of open orders', labels: ['state'] };
  gauge({ registry: app.operation.registry, platform }, about, async () =>
    Object.entries(await clockCounts(platform)).map(([state, value]) => ({
      labels: { state },
      value: Number(value),
    })),
  );
}
