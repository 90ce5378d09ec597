import type { Static } from 'typebox';
import type { AlertLine, listAlerts } from '#contracts/order-alerts.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { Rung } from '#domain/promises/warning-level.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { definitionOf } from '../definition-of.ts';
import { clockTitle } from './tell.ts';

type Listed = Static<(typeof listAlerts)['response']>;

export interface AlertQuestion {
  readonly scope: 'mine' | 'unit';
  readonly status?: 'open' | 'acknowledged' | 'over' | undefined;
  readonly rung?: Rung | undefined;
  readonly orderId?: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

interface ToldJson {
  staffId: string;
  name: string;
  rung: Rung;
  at: string;
}

interface AlertRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  unit: string;
  clock: string;
  run: number;
  level: number;
  body: Clock;
  status: AlertLine['status'];
  rung: Rung;
  climbs: number;
  raised_at: Date;
  raised_text: string;
  climb_at: Date | null;
  acknowledged_by: string | null;
  acknowledged_at: Date | null;
  note: string | null;
  told: ToldJson[] | null;
}

/** The clock's end counts at once, also before the level is written off. */
export const alertStatus = `case when a.status = 'open' and c.status in ('stopped', 'cancelled') then 'over' else a.status end`;

const isTold = `exists (select 1 from order_alert_told t where t.org_id = a.org_id and t.order_id = a.order_id
  and t.clock = a.clock and t.run = a.run and t.level = a.level and t.staff_id = $2)`;

/** Of a report only those learn who handle reports, or were told themselves (R-QUAL-09). */
const visible = (caller: Caller): string =>
  may(caller, 'order.confidential') ? 'true' : `(not o.confidential or ${isTold})`;

const select = `select a.order_id, o.order_no, o.kind, o.definition_version, u.name as unit, a.clock, a.run, a.level, c.body,
    ${alertStatus} as status, a.rung, a.climbs, a.raised_at, a.raised_at::text as raised_text, a.climb_at,
    s.name as acknowledged_by, a.acknowledged_at, a.note,
    (select jsonb_agg(jsonb_build_object('staffId', t.staff_id, 'name', p.name, 'rung', t.rung, 'at', t.told_at)
       order by t.told_at, p.name, t.staff_id)
     from order_alert_told t join staff p on p.org_id = t.org_id and p.staff_id = t.staff_id
     where t.org_id = a.org_id and t.order_id = a.order_id and t.clock = a.clock and t.run = a.run and t.level = a.level) as told
  from order_alert a
  join work_order o on o.org_id = a.org_id and o.order_id = a.order_id
  join org_unit u on u.org_id = o.org_id and u.unit_id = o.unit_id
  join order_clock c on c.org_id = a.org_id and c.order_id = a.order_id and c.clock = a.clock and c.run = a.run
  left join staff s on s.org_id = a.org_id and s.staff_id = a.acknowledged_by`;

/** The index `order_alert_open` holds open levels alone; the stored status leads to it, the shown one decides. */
function whichStatus(status: AlertQuestion['status']): string {
  if (status === 'open') return `a.status = 'open' and ${alertStatus} = $3`;
  return `($3::text is null or ${alertStatus} = $3)`;
}

function view(row: AlertRow, caller: Caller): AlertLine {
  const { body, told } = row;
  const definition = definitionOf(row.kind, row.definition_version);
  const level = present(body.setting.levels?.[row.level], 'the level of an alert');
  const people = (told ?? []).map((person) => ({ ...person, at: new Date(person.at).toISOString() }));
  const mine = people.some(({ staffId }) => staffId === caller.staffId);
  return {
    ...{ orderId: row.order_id, orderNo: row.order_no, title: definition.title, unit: row.unit },
    ...{ clock: row.clock, run: row.run, level: row.level, by: level.by, amount: level.amount },
    clockTitle: clockTitle(definition, row.clock, body.promiseId),
    ...{ status: row.status, rung: row.rung, climbs: row.climbs, told: people },
    raisedAt: row.raised_at.toISOString(),
    climbAt: row.status === 'open' ? (row.climb_at?.toISOString() ?? null) : null,
    dueAt: body.dueMs === null ? null : new Date(body.dueMs).toISOString(),
    acknowledged:
      row.acknowledged_at === null
        ? null
        : { name: row.acknowledged_by ?? '', at: row.acknowledged_at.toISOString(), note: row.note },
    mayAcknowledge: row.status === 'open' && (mine || may(caller, 'order.supervise')),
  };
}

/** Levels that were raised, the newest first. */
export function alertList(platform: Platform, caller: Caller, question: AlertQuestion): Promise<Listed> {
  const { scope, status, rung, orderId, limit } = question;
  const [at, order, clock, run, level] = readCursor(question.cursor, 5);
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<AlertRow>(
      tx,
      `${select}
       where a.org_id = $1 and ${scope === 'mine' ? isTold : '$2::uuid is not null'} and ${visible(caller)}
         and ${whichStatus(status)} and ($4::text is null or a.rung = $4) and ($5::uuid is null or a.order_id = $5)
         and ($6::timestamptz is null
           or (a.raised_at, a.order_id, a.clock, a.run, a.level) < ($6, $7::uuid, $8::text, $9::integer, $10::integer))
       order by a.raised_at desc, a.order_id desc, a.clock desc, a.run desc, a.level desc limit $11`,
      [
        ...[caller.orgId, caller.staffId, status ?? null, rung ?? null, orderId ?? null],
        ...[at ?? null, order ?? null, clock ?? null, run ?? null, level ?? null, limit + 1],
      ],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => view(row, caller)),
      next:
        rows.length > limit && last !== undefined
          ? cursorOf([
              last.raised_text,
              last.order_id,
              last.clock,
              last.run.toString(),
              last.level.toString(),
            ])
          : null,
    };
  });
}

/** Levels nobody has acted on, and those of them that went up. Read along `order_alert_open`. */
export async function alertFigures(
  tx: Tx,
  { orgId, unitId }: { readonly orgId: number; readonly unitId?: string | undefined },
): Promise<{ open: number; climbed: number }> {
  const { rows } = await runSql<{ open: number; climbed: number }>(
    tx,
    `select count(*) as open, count(*) filter (where a.climbs > 0) as climbed
     from order_alert a
     join order_clock c on c.org_id = a.org_id and c.order_id = a.order_id and c.clock = a.clock and c.run = a.run
     where a.org_id = $1 and a.status = 'open' and c.status in ('running', 'paused')
       and ($2::uuid is null or c.unit_id = $2)`,
    [orgId, unitId ?? null],
  );
  return rows[0] ?? { open: 0, climbed: 0 };
}
