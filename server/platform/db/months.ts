import type { Database } from './database.ts';

/** Months behind and ahead of the present that every table partitioned by month has a partition for. */
const back = 2;
const ahead = 3;

/** Makes the partitions that are missing; several processes may do so at the same moment. */
export async function keepMonths(db: Pick<Database, 'pool'>): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query(
      `begin; select pg_advisory_xact_lock(7301953); select keep_months(${back.toString()}, ${ahead.toString()}); commit`,
    );
  } finally {
    client.release();
  }
}
