/**
 * Which limit holds: settings by region and date over the catalogue's defaults. Rows are only ever added; a change is a
 * new row with a later `validFrom`. A running clock keeps the setting it began under (its `version`); moving it to
 * another one is a decision of its own (`recomputeUnder` in clock.ts, S5).
 */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { present } from '#domain/kernel/assert.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { catalogueVersion, findPromise, promiseOf } from './catalogue.ts';
import { limitOf, limitZh, parseLimit } from './limit.ts';
import type { Limit } from './limit.ts';
import { regions } from './promise.ts';
import type { Measure, PromiseDefinition, Region } from './promise.ts';
import { checkLevels, type UncheckedLevel, type WarningLevel } from './warning-level.ts';

/** One row of a unit's settings. */
export interface PromiseSetting {
  readonly promiseId: string;
  readonly region: Region | 'any';
  /** First date on which clocks begin under this row. */
  readonly validFrom: CalendarDate;
  /** Limit text, `45min`. */
  readonly limit: string;
  /** 1 … 99 percent of the limit. */
  readonly warnPercent: number;
  readonly measure: Measure;
  /** Further warnings, to whom and when they climb (S6); absent: none. */
  readonly levels?: readonly WarningLevel[];
}

/** What a clock begins under. */
export interface EffectiveSetting {
  readonly promiseId: string;
  readonly region: Region;
  readonly limit: string;
  readonly warnPercent: number;
  readonly measure: Measure;
  /** Absent: the usual warning alone. */
  readonly levels?: readonly WarningLevel[];
  /** Names the row: `R-PROM-10/rural@2026-01-01`, or the catalogue's version. */
  readonly version: string;
}

/** The row as it comes from a form; `checkSetting` makes it a `PromiseSetting`. */
export interface UncheckedSetting {
  readonly promiseId: string;
  readonly region: string;
  readonly validFrom: string;
  readonly limit: string;
  readonly warnPercent: number;
  readonly measure: string;
  readonly levels?: readonly UncheckedLevel[] | undefined;
}

export interface SettingQuestion {
  readonly promiseId: string;
  readonly region: Region;
  /** The business date on which the clock begins. */
  readonly date: CalendarDate;
}

/**
 * The setting for a clock that begins on that date: the latest valid row of its region, else the latest row for any
 * region, else the catalogue. AssertionFailure for a promise without a limit.
 */
export function settingFor(question: SettingQuestion, rows: readonly PromiseSetting[]): EffectiveSetting {
  const row = latest(question, rows, question.region) ?? latest(question, rows, 'any');
  if (row === undefined) return catalogueSetting(promiseOf(question.promiseId), question.region);
  return {
    promiseId: row.promiseId,
    region: question.region,
    limit: row.limit,
    warnPercent: row.warnPercent,
    measure: row.measure,
    ...withLevels(row.levels ?? []),
    version: `${row.promiseId}/${row.region}@${row.validFrom}`,
  };
}

/**
 * A new row as it may be stored beside the others, or why not. With `today` given it must not begin before: what was
 * promised on a day gone by stays what it was.
 */
export function checkSetting(
  input: UncheckedSetting,
  rows: readonly PromiseSetting[],
  today?: CalendarDate,
): PromiseSetting | Refused {
  const { promiseId, region, validFrom, limit, warnPercent, measure } = input;
  const promise = findPromise(promiseId);
  if (promise === undefined) return { refused: 'promises.unknown', field: 'promiseId', data: { promiseId } };
  if (promise.limits === null) {
    return { refused: 'promises.not-a-clock', field: 'promiseId', data: { promiseId } };
  }
  if (!isRegionOrAny(region)) {
    return { refused: 'promises.setting-region', field: 'region', data: { region: region.slice(0, 40) } };
  }
  if (!isCalendarDate(validFrom)) {
    return { refused: 'kernel.date-malformed', field: 'validFrom', data: { text: validFrom.slice(0, 40) } };
  }
  if (today !== undefined && validFrom < today) {
    return { refused: 'promises.setting-backdated', field: 'validFrom', data: { today } };
  }
  const kept = keepsKind(promise, limit);
  if (isRefused(kept)) return { field: 'limit', ...kept };
  if (!Number.isSafeInteger(warnPercent) || warnPercent < 1 || warnPercent > 99) {
    return { refused: 'promises.setting-warn-percent', field: 'warnPercent' };
  }
  if (measure !== 'each' && measure !== 'mean')
    return { refused: 'promises.setting-measure', field: 'measure' };
  const levels = checkLevels(input.levels ?? []);
  if (isRefused(levels)) return levels;
  const setting: PromiseSetting = {
    ...{ promiseId, region, validFrom, limit, warnPercent, measure },
    ...withLevels(levels),
  };
  if (rows.some((row) => sameKey(row, setting))) {
    return { refused: 'promises.setting-duplicate', field: 'validFrom', data: { validFrom } };
  }
  return setting;
}

/** Without levels the row says nothing of them, as the rows and clocks from before there were any. */
function withLevels(levels: readonly WarningLevel[]): Pick<PromiseSetting, 'levels'> {
  return levels.length === 0 ? {} : { levels };
}

function catalogueSetting(promise: PromiseDefinition, region: Region): EffectiveSetting {
  const limits = present(promise.limits, `limit of ${promise.id}`);
  return {
    promiseId: promise.id,
    region,
    limit: limits[region],
    warnPercent: promise.warnPercent,
    measure: promise.measure,
    version: `${promise.id}/${region}@${catalogueVersion}`,
  };
}

function latest(
  { promiseId, date }: SettingQuestion,
  rows: readonly PromiseSetting[],
  region: Region | 'any',
): PromiseSetting | undefined {
  return rows
    .filter((row) => row.promiseId === promiseId && row.region === region && row.validFrom <= date)
    .reduce<PromiseSetting | undefined>(
      (best, row) => (best === undefined || row.validFrom > best.validFrom ? row : best),
      undefined,
    );
}

/** A limit after a start stays one, a notice before an event stays one: the clock's start and stop depend on it. */
function keepsKind(promise: PromiseDefinition, text: string): Limit | Refused {
  const limit = parseLimit(text);
  if (isRefused(limit)) return limit;
  const usual = limitOf(present(promise.limits, `limit of ${promise.id}`).urban);
  if (limit.kind === usual.kind) return limit;
  return {
    refused: 'promises.setting-kind',
    field: 'limit',
    data: { promiseId: promise.id, expected: limitZh(usual) },
  };
}

function isRegionOrAny(region: string): region is Region | 'any' {
  return region === 'any' || regions.some((known) => known === region);
}

function sameKey(a: PromiseSetting, b: PromiseSetting): boolean {
  return a.promiseId === b.promiseId && a.region === b.region && a.validFrom === b.validFrom;
}
