import type { Static } from 'typebox';
import type { meteringOfCustomer } from '#contracts/metering.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Register } from '#domain/metering/register.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import {
  installationColumns,
  installationTables,
  installationView,
  readingColumns,
  readingView,
  useColumns,
  useView,
  type InstallationRow,
  type ReadingRow,
  type UseRow,
} from './views.ts';

type Points = Static<(typeof meteringOfCustomer)['response']>['points'];

const pointsMax = 20;
const twoYearsDays = 750;

interface PointRow {
  usage_point_id: string;
  account_id: string;
  account_no: string;
  use_kind: string;
  capacity_va: number;
}

interface Asked {
  readonly tx: Tx;
  readonly orgId: number;
  readonly since: string;
  readonly points: readonly PointRow[];
}

async function pointsOf(tx: Tx, orgId: number, customerId: string): Promise<readonly PointRow[]> {
  const found = await runSql(tx, 'select 1 from customer where org_id = $1 and customer_id = $2', [
    orgId,
    customerId,
  ]);
  if (found.rows.length === 0) throw new Refusal('not-found', { data: { what: '客户' } });
  const { rows } = await runSql<PointRow>(
    tx,
    `select p.usage_point_id, p.account_id, a.account_no, p.use_kind, p.capacity_va from customer_account a
     join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id
     where a.org_id = $1 and a.customer_id = $2 order by a.account_no, p.usage_point_id limit $3`,
    [orgId, customerId, pointsMax],
  );
  return rows;
}

const ids = (points: readonly PointRow[]): string[] => points.map(({ usage_point_id }) => usage_point_id);

async function installationsOf({ tx, orgId, points }: Asked): Promise<readonly InstallationRow[]> {
  const { rows } = await runSql<InstallationRow>(
    tx,
    `select ${installationColumns} from ${installationTables}
     where i.org_id = $1 and i.usage_point_id = any($2::uuid[]) order by lower(i.valid) desc, i.role`,
    [orgId, ids(points)],
  );
  return rows;
}

async function readingsOf({ tx, orgId, points, since }: Asked) {
  const { rows } = await runSql<ReadingRow & { usage_point_id: string; installation_id: string }>(
    tx,
    `select ${readingColumns}, r.usage_point_id, r.installation_id from meter_reading r
     where r.org_id = $1 and r.usage_point_id = any($2::uuid[]) and r.read_on > $3
     order by r.read_on desc, r.reading_id desc limit 1000`,
    [orgId, ids(points), since],
  );
  return rows;
}

/** Uses of two years by account, whose index finds them among millions. */
async function usesOf({ tx, orgId, points, since }: Asked) {
  const { rows } = await runSql<UseRow & { usage_point_id: string }>(
    tx,
    `select ${useColumns}, u.usage_point_id from metered_use u
     where u.org_id = $1 and u.account_id = any($2::uuid[]) and u.to_on > $3 and u.superseded_by is null
     order by u.to_on desc, u.use_id desc limit 1000`,
    [orgId, [...new Set(points.map(({ account_id }) => account_id))], since],
  );
  return rows;
}

/** A customer's points with the meters that hang there, their readings and what was used in two years. */
export async function customerMetering(
  tx: Tx,
  { orgId, customerId, now }: { orgId: number; customerId: string; now: Date },
): Promise<{ points: Points }> {
  const points = await pointsOf(tx, orgId, customerId);
  const asked = { tx, orgId, points, since: addDays(businessDate(now.getTime()), -twoYearsDays) };
  const installations = await installationsOf(asked);
  const readings = await readingsOf(asked);
  const uses = await usesOf(asked);
  const meters = new Map(installations.map((row) => [row.installation_id, row]));
  const none: readonly Register[] = [];
  return {
    points: points.map((point) => ({
      usagePointId: point.usage_point_id,
      accountNo: point.account_no,
      useKind: point.use_kind,
      capacityVa: point.capacity_va,
      installations: installations
        .filter((row) => row.usage_point_id === point.usage_point_id)
        .map(installationView),
      readings: readings
        .filter((row) => row.usage_point_id === point.usage_point_id)
        .map((row) => {
          const meter = meters.get(row.installation_id);
          return { ...readingView(row, meter?.registers ?? none), meterNo: meter?.meter_no ?? '' };
        }),
      uses: uses.filter((row) => row.usage_point_id === point.usage_point_id).map(useView),
    })),
  };
}
