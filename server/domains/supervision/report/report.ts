import type { PromiseReport, PromiseReportLine } from '#contracts/supervision-report.ts';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import { elapsedUnitMs, limitOf } from '#domain/promises/limit.ts';
import type { PromiseDefinition } from '#domain/promises/promise.ts';
import { addMonths } from '#domain/supervision/settlement.ts';
import { noCases, rateOf, totalOf } from '#domain/supervision/sums.ts';
import { reading, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import {
  excuseReasons,
  meanMeasured,
  settledDays,
  settledFigures,
  type SettledFigures,
} from '../../orders/index.ts';
import { unitTree } from '../../organisation/index.ts';
import { monthOf, spanOf } from './month.ts';
import { figuresOf, sumsOf } from './sums.ts';

export interface ReportQuestion {
  readonly orgId: number;
  readonly month: string;
  readonly unitId?: string | undefined;
}

type Rows = readonly SettledFigures[];
type Means = Awaited<ReturnType<typeof meanMeasured>>;
type Reasons = Awaited<ReturnType<typeof excuseReasons>>;

interface Facts {
  readonly now: Rows;
  readonly before: Rows;
  readonly means: Means;
  readonly reasons: Reasons;
  readonly unitNames: ReadonlyMap<string, string>;
}

/** The promise over all units. */
function whole(rows: Rows, promise: string) {
  const row = rows.find((each) => each.promise === promise && each.unit_id === null);
  return figuresOf(row === undefined ? noCases : sumsOf(row), row?.p90_seconds ?? null);
}

/** Seconds of a limit that runs through nights and holidays; null for one in days, whose mean nobody promises. */
function limitSeconds(text: string): number | null {
  const limit = limitOf(text);
  if (limit.kind !== 'after') return null;
  const unitMs = Object.entries(elapsedUnitMs).find(([unit]) => unit === limit.unit)?.[1];
  return unitMs === undefined ? null : (limit.amount * unitMs) / 1_000;
}

/** Whether what was promised on average was kept on average: the sum of the times within the sum of the limits. */
export function isMeanHeld(means: Means): boolean | null {
  const counted = means.flatMap((row) => {
    const seconds = limitSeconds(row.limit);
    return seconds === null ? [] : [{ limit: seconds * row.finished, took: row.duration_seconds }];
  });
  if (counted.length === 0) return null;
  return counted.reduce((sum, { limit, took }) => sum + limit - took, 0) >= 0;
}

function unitsOf(promise: string, { now, unitNames }: Facts): PromiseReportLine['units'] {
  return now.flatMap((row) => {
    if (row.promise !== promise || row.unit_id === null) return [];
    const name = unitNames.get(row.unit_id) ?? '';
    return [{ unitId: row.unit_id, name, ...figuresOf(sumsOf(row), row.p90_seconds) }];
  });
}

function lineOf(promise: PromiseDefinition, facts: Facts): PromiseReportLine {
  const { id, zh, en, source, concerns, limits } = promise;
  const before = whole(facts.before, id);
  return {
    promiseId: id,
    title: { zh, en },
    source,
    measured: concerns === 'order' && limits !== null,
    ...whole(facts.now, id),
    meanHeld: isMeanHeld(facts.means.filter((row) => row.promise === id)),
    previous: { cases: before.sums.cases, rate: before.rate, meanSeconds: before.meanSeconds },
    reasons: facts.reasons
      .filter((row) => row.promise === id)
      .map(({ reason, cases }) => ({ reason, cases })),
    units: unitsOf(id, facts),
  };
}

/** Company totals: every promise together. */
function totals(rows: Rows) {
  return totalOf(rows.filter(({ unit_id }) => unit_id === null).map(sumsOf));
}

async function read(tx: Tx, { orgId, month, unitId }: ReportQuestion): Promise<PromiseReport> {
  const asked = monthOf(month);
  const previousMonth = addMonths(asked, -1);
  const span = spanOf(orgId, asked, unitId);
  const [now, before, means, reasons, days, units] = await Promise.all([
    settledFigures(tx, span),
    settledFigures(tx, spanOf(orgId, previousMonth, unitId)),
    meanMeasured(tx, span),
    excuseReasons(tx, span),
    settledDays(tx, span),
    unitTree(tx, orgId),
  ]);
  const unitNames = new Map(units.map((unit) => [unit.unitId, unit.name]));
  const sums = totals(now);
  return {
    month: asked,
    previousMonth,
    total: { sums, rate: rateOf(sums), previousRate: rateOf(totals(before)) },
    items: promiseCatalogue.map((promise) => lineOf(promise, { now, before, means, reasons, unitNames })),
    days: days.map((row) => ({ day: row.day, sums: sumsOf(row) })),
  };
}

/** The promises of a month: kept, broken, excused with reasons, rate, mean and 90th percentile, by unit (R-PROM-20). */
export function readReport(platform: Platform, question: ReportQuestion): Promise<PromiseReport> {
  return reading(platform.db, [question.orgId], (tx) => read(tx, question));
}
