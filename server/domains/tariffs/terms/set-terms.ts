import type { Static } from 'typebox';
import type { setTerms as contract } from '#contracts/supply-terms.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import { parseCalendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { isDangerous, type SupplyTerms } from '#domain/tariffs/supply-terms.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record, type Happening, type Origin } from '../../../platform/events/record.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import type { Platform } from '../../../platform/platform.ts';
import { priceShelf } from '../shelf.ts';
import { refusedTerms } from './check-terms.ts';

/** Terms of one usage point from a day on. */
export interface NewTerms {
  /** Made by whoever asks: the same again changes nothing. */
  readonly termsId: string;
  readonly usagePointId: string;
  readonly validFrom: CalendarDate;
  readonly terms: SupplyTerms;
  /** The approved order that changes them; null for a change by hand, which is a danger point (R-QUAL-06). */
  readonly orderId: string | null;
  readonly reason: string;
}

interface PointRow {
  readonly account_id: string;
  readonly customer_id: string;
  readonly voltage: Voltage;
  readonly use_kind: UseKind;
  readonly status: string;
}

interface Given {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly orgId: number;
  readonly origin: Origin;
}

const lockedPoint = `
  select p.account_id, a.customer_id, p.voltage, p.use_kind, p.status
  from usage_point p join customer_account a on a.org_id = p.org_id and a.account_id = p.account_id
  where p.org_id = $1 and p.usage_point_id = $2 for update of p`;

const heldTerms = `
  select series, tariff, is_time_of_use, details from supply_terms
  where org_id = $1 and usage_point_id = $2 and revoked_at is null and valid @> $3::date`;

/** Terms that would begin on the day or later are replaced before they held; those running end on it. */
const makeRoom = `
  with revoked as (
    update supply_terms set revoked_at = $4
    where org_id = $1 and usage_point_id = $2 and revoked_at is null and lower(valid) >= $3::date
  )
  update supply_terms set valid = daterange(lower(valid), $3::date)
  where org_id = $1 and usage_point_id = $2 and revoked_at is null and lower(valid) < $3::date and valid @> $3::date`;

const insertTerms = `
  insert into supply_terms (org_id, terms_id, usage_point_id, account_id, valid, series, tariff, is_time_of_use, details,
    order_id, reason, set_by, set_at)
  values ($1, $2, $3, $4, daterange($5::date, null), $6, $7, $8, $9, $10, $11, $12, $13)`;

/** Sets the terms of a usage point in the caller's transaction: for orders, whose approval is the right to do it. */
export async function setTermsIn(given: Given, asked: NewTerms): Promise<void> {
  const { platform, tx, orgId, origin } = given;
  const { usagePointId, validFrom, terms, orderId, reason, termsId } = asked;
  const { rows } = await runSql<PointRow>(tx, lockedPoint, [orgId, usagePointId]);
  const [point] = rows;
  if (point === undefined) throw new Refusal('not-found', { data: { what: '用电点' } });
  if (await isDone(tx, orgId, asked)) return;
  if (point.status === 'removed') throw new Refusal('tariffs.point-removed');
  const shelf = await priceShelf(platform, tx, orgId);
  const about = { useKind: point.use_kind, voltage: point.voltage };
  throwRefused(refusedTerms(shelf, { terms, point: about, from: validFrom }));
  const before = await heldOn(tx, orgId, asked);
  const at = platform.now();
  await runSql(tx, makeRoom, [orgId, usagePointId, validFrom, at]);
  await runSql(tx, insertTerms, [
    ...[orgId, termsId, usagePointId, point.account_id, validFrom, terms.series, terms.tariff],
    ...[terms.isTimeOfUse, JSON.stringify(terms.details), orderId, reason, origin.actorId, at],
  ]);
  const data = { usagePointId, validFrom, orderId, reason, before, after: terms };
  const danger: Happening = { kind: 'terms.danger', at, data: { rule: 'R-QUAL-06', ...data } };
  await record(
    { platform, tx },
    { orgId, caseKind: 'customer', caseId: point.customer_id, ...origin, commandId: termsId },
    [{ kind: 'terms.set', at, data }, ...(orderId === null && isDangerous(before, terms) ? [danger] : [])],
  );
}

/** The terms that hold on the first day of the new ones. */
async function heldOn(
  tx: Tx,
  orgId: number,
  { usagePointId, validFrom }: NewTerms,
): Promise<SupplyTerms | null> {
  const { rows } = await runSql<{
    series: string;
    tariff: string;
    is_time_of_use: boolean;
    details: SupplyTerms['details'];
  }>(tx, heldTerms, [orgId, usagePointId, validFrom]);
  const [held] = rows;
  if (held === undefined) return null;
  const { series, tariff, is_time_of_use: isTimeOfUse, details } = held;
  return { series, tariff, isTimeOfUse, details };
}

/** Whether these very terms were set before; their id with another point is refused. */
async function isDone(tx: Tx, orgId: number, { termsId, usagePointId }: NewTerms): Promise<boolean> {
  const { rows } = await runSql<{ usage_point_id: string }>(
    tx,
    'select usage_point_id from supply_terms where org_id = $1 and terms_id = $2',
    [orgId, termsId],
  );
  const [done] = rows;
  if (done === undefined) return false;
  if (done.usage_point_id !== usagePointId) throw new Refusal('conflict.id-reused', { field: 'termsId' });
  return true;
}

/** The same by hand, with a reason: who may is told by the route, and the change of a class or price is watched. */
export async function setTerms(
  platform: Platform,
  caller: Caller,
  asked: Static<(typeof contract)['body']> & { readonly usagePointId: string },
): Promise<{ termsId: string }> {
  const { termsId, usagePointId, reason, series, tariff, isTimeOfUse, details } = asked;
  const validFrom = parseCalendarDate(asked.validFrom);
  if (isRefused(validFrom)) throw Refusal.from({ ...validFrom, field: 'validFrom' });
  const terms = { series, tariff, isTimeOfUse, details };
  const { orgId } = caller;
  await inTransaction(platform.db, [orgId], (tx) =>
    setTermsIn(
      { platform, tx, orgId, origin: byStaff(caller) },
      { termsId, usagePointId, validFrom, terms, orderId: null, reason },
    ),
  );
  return { termsId };
}
