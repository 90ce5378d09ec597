import type { Static } from 'typebox';
import type { listPromises, promiseSettings, PromiseView } from '#contracts/promises.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { catalogueVersion, findPromise, promiseCatalogue } from '#domain/promises/catalogue.ts';
import { limitEn, limitOf, limitZh } from '#domain/promises/limit.ts';
import { regions, type PromiseDefinition } from '#domain/promises/promise.ts';
import { settingFor, type PromiseSetting } from '#domain/promises/setting.ts';
import type { WarningLevel } from '#domain/promises/warning-level.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readSettings } from '../book.ts';

export type PromiseItem = Static<typeof PromiseView>;
type HistoryPage = Static<(typeof promiseSettings)['response']>;

function inForce(
  promise: PromiseDefinition,
  settings: readonly PromiseSetting[],
  date: CalendarDate,
): PromiseItem['inForce'] {
  if (promise.limits === null) return [];
  return regions.map((region) => {
    const setting = settingFor({ promiseId: promise.id, region, date }, settings);
    const limit = limitOf(setting.limit);
    return {
      region,
      limit: setting.limit,
      limitText: { zh: limitZh(limit), en: limitEn(limit) },
      warnPercent: setting.warnPercent,
      measure: setting.measure,
      levels: (setting.levels ?? []).map((level) => ({ ...level })),
      version: setting.version,
      own: !setting.version.endsWith(`@${catalogueVersion}`),
    };
  });
}

function viewOf(
  promise: PromiseDefinition,
  settings: readonly PromiseSetting[],
  date: CalendarDate,
): PromiseItem {
  const { id, zh, en, concerns, starts, stops, source, unverified, others } = promise;
  return {
    promiseId: id,
    title: { zh, en },
    concerns,
    starts,
    stops,
    source,
    unverified,
    others: others.map((other) => ({ ...other })),
    inForce: inForce(promise, settings, date),
  };
}

/** The whole catalogue with what the unit promises on that date. */
export function promiseList(
  platform: Platform,
  orgId: number,
  date: CalendarDate,
): Promise<Static<(typeof listPromises)['response']>> {
  return reading(platform.db, [orgId], async (tx) => {
    const settings = await readSettings(tx, orgId);
    return { date, items: promiseCatalogue.map((promise) => viewOf(promise, settings, date)) };
  });
}

function known(promiseId: string): PromiseDefinition {
  const promise = findPromise(promiseId);
  if (promise === undefined) {
    throw new Refusal('promises.unknown', { field: 'promiseId', data: { promiseId } });
  }
  return promise;
}

/** One promise with what holds today. */
export function promiseView(platform: Platform, orgId: number, promiseId: string): Promise<PromiseItem> {
  const promise = known(promiseId);
  const today = businessDate(platform.now().getTime());
  return reading(platform.db, [orgId], async (tx) => viewOf(promise, await readSettings(tx, orgId), today));
}

interface SettingRow {
  setting_id: string;
  region: HistoryPage['items'][number]['region'];
  valid_from: string;
  limit_text: string;
  warn_percent: number;
  measure: PromiseSetting['measure'];
  levels: WarningLevel[];
  reason: string;
  name: string | null;
  changed_at: Date;
}

async function historyRows(tx: Tx, orgId: number, promiseId: string): Promise<SettingRow[]> {
  const { rows } = await runSql<SettingRow>(
    tx,
    `select p.setting_id, p.region, p.valid_from, p.limit_text, p.warn_percent, p.measure, p.levels, p.reason, s.name, p.changed_at
     from promise_setting p left join staff s on s.org_id = p.org_id and s.staff_id = p.changed_by
     where p.org_id = $1 and p.promise = $2 order by p.valid_from desc, p.changed_at desc, p.setting_id desc`,
    [orgId, promiseId],
  );
  return rows;
}

/** Every setting the unit ever made of a promise, the one that begins last first. */
export function promiseHistory(platform: Platform, orgId: number, promiseId: string): Promise<HistoryPage> {
  const promise = known(promiseId);
  const today = businessDate(platform.now().getTime());
  return reading(platform.db, [orgId], async (tx) => ({
    promise: viewOf(promise, await readSettings(tx, orgId), today),
    items: (await historyRows(tx, orgId, promiseId)).map((row) => ({
      settingId: row.setting_id,
      region: row.region,
      validFrom: row.valid_from,
      limit: row.limit_text,
      warnPercent: row.warn_percent,
      measure: row.measure,
      levels: row.levels,
      reason: row.reason,
      changedBy: row.name,
      changedAt: row.changed_at.toISOString(),
    })),
  }));
}
