import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { calendarFrom, statutoryVersion, type Calendar } from '#domain/promises/calendar.ts';
import type { PromiseSetting } from '#domain/promises/setting.ts';
import type { Region } from '#domain/promises/promise.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

/** What a unit promises and which days it works: everything a clock needs beside its own events. */
export interface PromiseBook {
  readonly settings: readonly PromiseSetting[];
  readonly calendar: Calendar;
}

interface Kept {
  readonly book: PromiseBook;
  readonly readAtMs: number;
}

// News of a change arrives at once; this bounds how long a lost message could matter.
const keptMs = 60_000;

const shelves = new WeakMap<Platform, Map<number, Kept>>();

function shelfOf(platform: Platform): Map<number, Kept> {
  const known = shelves.get(platform);
  if (known !== undefined) return known;
  const shelf = new Map<number, Kept>();
  shelves.set(platform, shelf);
  platform.live.subscribe((news) => {
    if (news.kind === 'setting') shelf.delete(news.orgId);
  });
  return shelf;
}

/** Forgets what was read, after a change made by this process. */
export function forgetBook(platform: Platform, orgId: number): void {
  shelfOf(platform).delete(orgId);
}

/** The promises and the calendar of a unit, read at most once a minute. */
export async function promiseBook(platform: Platform, tx: Tx, orgId: number): Promise<PromiseBook> {
  const shelf = shelfOf(platform);
  const kept = shelf.get(orgId);
  const nowMs = performance.now();
  if (kept !== undefined && nowMs - kept.readAtMs < keptMs) return kept.book;
  const [settings, calendar] = await Promise.all([readSettings(tx, orgId), readCalendar(tx, orgId)]);
  const book = { settings, calendar };
  shelf.set(orgId, { book, readAtMs: nowMs });
  return book;
}

/** The valid rows: of several for the same promise, region and first date the one written last. */
export async function readSettings(tx: Tx, orgId: number): Promise<PromiseSetting[]> {
  const rows = await tx
    .selectFrom('promise_setting')
    .distinctOn(['promise', 'region', 'valid_from'])
    .select(['promise', 'region', 'valid_from', 'limit_text', 'warn_percent', 'measure'])
    .where('org_id', '=', orgId)
    .orderBy('promise')
    .orderBy('region')
    .orderBy('valid_from')
    .orderBy('changed_at', 'desc')
    .orderBy('setting_id', 'desc')
    .execute();
  return rows.flatMap((row) => {
    if (!isCalendarDate(row.valid_from)) return [];
    return {
      promiseId: row.promise,
      region: row.region as Region | 'any',
      validFrom: row.valid_from,
      limit: row.limit_text,
      warnPercent: row.warn_percent,
      measure: row.measure as PromiseSetting['measure'],
    };
  });
}

/** The statutory calendar with the unit's own days over it; its version names both. */
export async function readCalendar(tx: Tx, orgId: number): Promise<Calendar> {
  const rows = await tx
    .selectFrom('calendar_day')
    .distinctOn(['day'])
    .select(['day', 'version', 'setting', 'name'])
    .where('org_id', '=', orgId)
    .orderBy('day')
    .orderBy('version', 'desc')
    .execute();
  const changes = rows.reduce((sum, row) => sum + row.version, 0);
  const overrides = rows.flatMap((row) =>
    row.setting === 'statutory' || !isCalendarDate(row.day)
      ? []
      : { date: row.day, working: row.setting === 'working', name: row.name },
  );
  const version =
    changes === 0 ? statutoryVersion : `${statutoryVersion}+${orgId.toString()}.${changes.toString()}`;
  return calendarFrom({ version, overrides });
}
