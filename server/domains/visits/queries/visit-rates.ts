import type { Static } from 'typebox';
import type { readVisitRates, VisitFigures } from '#contracts/visits.ts';
import { addDays, calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { satisfiedFrom } from '#domain/visits/answers.ts';
import { addCounts, noVisits, ratesOf, type VisitCounts } from '#domain/visits/rates.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

export type RatesPage = Static<(typeof readVisitRates)['response']>;
export type RateDimension = RatesPage['by'];
export type Figures = Static<typeof VisitFigures>;

/** Which closings are counted: from the first day to the last, of a unit, of a kind. */
export interface RateQuestion {
  readonly orgId: number;
  /** YYYY-MM-DD, both included, in the business zone. */
  readonly from: string;
  readonly to: string;
  readonly unitId?: string | undefined;
  readonly kind?: string | undefined;
}

/** The counts of one unit, team, kind or month. */
export interface RateRow extends VisitCounts {
  readonly key: string;
  readonly title: string;
}

const dimensions: Readonly<Record<RateDimension, { key: string; title: string }>> = {
  unit: { key: 'v.unit_id::text', title: 'u.name' },
  team: { key: `coalesce(v.team_id::text, '-')`, title: `coalesce(t.name, '-')` },
  kind: { key: 'v.kind', title: 'v.kind' },
  month: {
    key: `to_char(v.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
    title: `to_char(v.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
  },
};

const satisfied = satisfiedFrom.toString();

// One pass over the closings of the period (index return_visit_list); every figure is a count, so that parts add up.
const counts = `count(*)::int as due,
  count(*) filter (where v.state in ('reached', 'refused') or (v.state = 'unreached' and v.end_reason <> 'no-phone'))::int as visited,
  count(*) filter (where v.state in ('reached', 'refused'))::int as reached,
  count(v.satisfaction)::int as rated,
  count(*) filter (where v.satisfaction >= ${satisfied})::int as satisfied,
  coalesce(sum(v.satisfaction), 0)::int as "ratingSum",
  count(v.promise_kept)::int as "promiseAsked",
  count(*) filter (where v.promise_kept)::int as "promiseKept",
  count(v.follow_up_order_id)::int as "followUps"`;

function titleOf(by: RateDimension, row: RateRow): string {
  if (by === 'team' && row.key === '-') return '未登记班组';
  if (by !== 'kind') return row.title;
  const definition = currentDefinition(row.key);
  return isRefused(definition) ? row.key : definition.title;
}

/** The counts of return visits by unit, team, kind or month, for whoever supervises (R-SYS-04). */
export async function visitRates(tx: Tx, question: RateQuestion, by: RateDimension): Promise<RateRow[]> {
  const { key, title } = dimensions[by];
  const { rows } = await runSql<RateRow>(
    tx,
    `select ${key} as key, ${title} as title, ${counts}
     from return_visit v
     join org_unit u on u.org_id = v.org_id and u.unit_id = v.unit_id
     left join org_unit t on t.org_id = v.org_id and t.unit_id = v.team_id
     where v.org_id = $1 and v.state <> 'cancelled'
       and v.closed_at >= ($2 || 'T00:00:00+08:00')::timestamptz
       and v.closed_at < ($3 || 'T00:00:00+08:00')::timestamptz + interval '1 day'
       and ($4::uuid is null or v.unit_id = $4) and ($5::text is null or v.kind = $5)
     group by 1, 2 order by 1 limit 500`,
    [question.orgId, question.from, question.to, question.unitId ?? null, question.kind ?? null],
  );
  return rows.map((row) => ({ ...row, title: titleOf(by, row) }));
}

function figures(row: VisitCounts): Figures {
  const {
    due,
    visited,
    reached,
    rated,
    satisfied: content,
    ratingSum,
    promiseAsked,
    promiseKept,
    followUps,
  } = row;
  return {
    ...{ due, visited, reached, rated, satisfied: content, ratingSum, promiseAsked, promiseKept, followUps },
    ...ratesOf(row),
  };
}

/** The period asked for: by default the last twelve weeks, so that the trend has something to show. */
export function periodOf(
  query: { from?: string | undefined; to?: string | undefined },
  nowMs: number,
): { from: string; to: string } {
  const to = query.to ?? businessDate(nowMs);
  return { from: query.from ?? addDays(calendarDate(to), -83), to };
}

/** The page of the figures: in all, of faults alone, by what was asked for, and month by month. */
export async function ratesPage(tx: Tx, question: RateQuestion, by: RateDimension): Promise<RatesPage> {
  const [rows, faults, months] = await Promise.all([
    visitRates(tx, question, by),
    visitRates(tx, { ...question, kind: 'fault-report' }, 'kind'),
    visitRates(tx, question, 'month'),
  ]);
  const total = rows.reduce<VisitCounts>(addCounts, noVisits);
  const ofFaults = question.kind === undefined || question.kind === 'fault-report' ? faults[0] : undefined;
  return {
    from: question.from,
    to: question.to,
    by,
    total: figures(total),
    faults: figures(ofFaults ?? noVisits),
    rows: rows.map((row) => ({ key: row.key, title: row.title, ...figures(row) })),
    months: months.map((row) => ({ month: row.key, ...figures(row) })),
  };
}
