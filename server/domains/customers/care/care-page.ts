import type { Static } from 'typebox';
import type { customerCareRoutes, CustomerCare, Visit } from '#contracts/customer-care.ts';
import { textOf } from '#domain/customers/care/consent.ts';
import { isShown } from '#domain/customers/care/danger.ts';
import { nextVisitOn } from '#domain/customers/care/visit-plan.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

interface About {
  readonly orgId: number;
  readonly customerId: string;
}

interface AtNow extends About {
  readonly now: Date;
}

interface ConsentRow {
  consent_id: string;
  purpose: string;
  text_version: string;
  given_at: Date;
  given_channel: string;
  given_name: string | null;
  withdrawn_at: Date | null;
  withdrawn_channel: string | null;
  withdrawn_name: string | null;
}

/** Every consent ever given, the newest first, with the wording agreed to. */
export async function consentsOf(tx: Tx, { orgId, customerId }: About): Promise<CustomerCare['consents']> {
  const { rows } = await runSql<ConsentRow>(
    tx,
    `select c.consent_id, c.purpose, c.text_version, c.given_at, c.given_channel, g.name as given_name,
       c.withdrawn_at, c.withdrawn_channel, w.name as withdrawn_name
     from consent c
     left join staff g on g.org_id = c.org_id and g.staff_id = c.given_to
     left join staff w on w.org_id = c.org_id and w.staff_id = c.withdrawn_to
     where c.org_id = $1 and c.customer_id = $2 order by c.given_at desc, c.consent_id desc limit 200`,
    [orgId, customerId],
  );
  return rows.map((row) => ({
    consentId: row.consent_id,
    purpose: row.purpose,
    version: row.text_version,
    text: textOf(row.purpose, row.text_version),
    givenAt: row.given_at.toISOString(),
    givenChannel: row.given_channel,
    givenTo: row.given_name,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnChannel: row.withdrawn_channel,
    withdrawnTo: row.withdrawn_name,
  }));
}

interface DangerRow {
  danger_id: string;
  kind: string;
  words: string;
  noted_at: Date;
  noted_name: string | null;
  until_day: string | null;
  ended_at: Date | null;
  ended_name: string | null;
  end_reason: string | null;
}

async function dangersOf(tx: Tx, { orgId, customerId, now }: AtNow): Promise<CustomerCare['dangers']> {
  const { rows } = await runSql<DangerRow>(
    tx,
    `select d.danger_id, d.kind, d.words, d.noted_at, n.name as noted_name, d.until_day, d.ended_at,
       e.name as ended_name, d.end_reason
     from danger_sign d
     left join staff n on n.org_id = d.org_id and n.staff_id = d.noted_by
     left join staff e on e.org_id = d.org_id and e.staff_id = d.ended_by
     where d.org_id = $1 and d.customer_id = $2 order by d.danger_id desc limit 100`,
    [orgId, customerId],
  );
  const today = businessDate(now.getTime());
  return rows.map((row) => {
    const untilDay = row.until_day === null ? null : calendarDate(row.until_day);
    return {
      dangerId: row.danger_id,
      kind: row.kind,
      words: row.words,
      notedAt: row.noted_at.toISOString(),
      notedBy: row.noted_name,
      untilDay,
      shown: isShown({ untilDay, isEnded: row.ended_at !== null }, today),
      endedAt: row.ended_at?.toISOString() ?? null,
      endedBy: row.ended_name,
      endReason: row.end_reason,
    };
  });
}

interface VisitRow {
  visit_id: string;
  due_on: string;
  status: Visit['status'];
  origin: Visit['origin'];
  staff: string | null;
  done_at: Date | null;
  way: string | null;
  satisfaction: number | null;
  finding: string | null;
  revision: number;
  problems: {
    problemId: string;
    words: string;
    status: 'open' | 'solved';
    notedAt: string;
    orderNo: string | null;
    solvedAt: string | null;
    solution: string | null;
  }[];
}

/** JSON of the database writes instants with an offset; contracts want the Z form. */
const zulu = (text: string): string => new Date(text).toISOString();

async function visitsOf(tx: Tx, { orgId, customerId }: About): Promise<Visit[]> {
  const { rows } = await runSql<VisitRow>(
    tx,
    `select v.visit_id, v.due_on, v.status, v.origin, s.name as staff, v.done_at, v.way, v.satisfaction, v.finding,
       v.revision,
       coalesce((select jsonb_agg(jsonb_build_object('problemId', p.problem_id, 'words', p.words, 'status', p.status,
         'notedAt', p.noted_at, 'orderNo', p.order_no, 'solvedAt', p.solved_at, 'solution', p.solution)
         order by p.problem_id)
         from visit_problem p where p.org_id = v.org_id and p.visit_id = v.visit_id), '[]'::jsonb) as problems
     from customer_visit v left join staff s on s.org_id = v.org_id and s.staff_id = v.staff_id
     where v.org_id = $1 and v.customer_id = $2 order by v.due_on desc, v.visit_id desc limit 50`,
    [orgId, customerId],
  );
  return rows.map((row) => ({
    visitId: row.visit_id,
    dueOn: row.due_on,
    status: row.status,
    origin: row.origin,
    staff: row.staff,
    doneAt: row.done_at?.toISOString() ?? null,
    way: row.way,
    satisfaction: row.satisfaction,
    finding: row.finding,
    revision: row.revision,
    problems: row.problems.map((problem) => ({
      ...problem,
      notedAt: zulu(problem.notedAt),
      solvedAt: problem.solvedAt === null ? null : zulu(problem.solvedAt),
    })),
  }));
}

async function caredFor(tx: Tx, { orgId, customerId }: About) {
  const row = await tx
    .selectFrom('customer as c')
    .leftJoin('staff as m', (join) =>
      join.onRef('m.org_id', '=', 'c.org_id').onRef('m.staff_id', '=', 'c.manager_staff_id'),
    )
    .select(['c.key_grade', 'c.special_needs', 'c.manager_staff_id', 'm.name as manager_name'])
    .where('c.org_id', '=', orgId)
    .where('c.customer_id', '=', customerId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '客户' } });
  return row;
}

/** The business date of the last visit that took place. */
function lastVisit(visits: readonly Visit[]) {
  const days = visits.flatMap(({ doneAt }) => (doneAt === null ? [] : businessDate(Date.parse(doneAt))));
  return days.sort().at(-1) ?? null;
}

/** Consents, danger signs and visits of a customer; refuses when there is none in the caller's unit. */
export async function customerCare(tx: Tx, about: AtNow): Promise<CustomerCare> {
  const [row, consents, dangers, visits] = await Promise.all([
    caredFor(tx, about),
    consentsOf(tx, about),
    dangersOf(tx, about),
    visitsOf(tx, about),
  ]);
  const due = visits.filter(({ status }) => status === 'due').map(({ dueOn }) => dueOn);
  const visited = {
    keyGrade: row.key_grade,
    managerStaffId: row.manager_staff_id,
    lastVisitOn: lastVisit(visits),
  };
  return {
    consents,
    dangers,
    visits,
    nextVisitOn: due.sort()[0] ?? nextVisitOn(visited, businessDate(about.now.getTime())),
  };
}

type Cautions = Static<(typeof customerCareRoutes)['cautions']['response']>;

/** What whoever serves this customer must know before they meet: grade, needs, manager, dangers of today. */
export async function cautionsOf(tx: Tx, about: AtNow): Promise<Cautions> {
  const [row, dangers] = await Promise.all([caredFor(tx, about), dangersOf(tx, about)]);
  return {
    keyGrade: row.key_grade,
    specialNeeds: row.special_needs,
    managerName: row.manager_name,
    dangers: dangers
      .filter(({ shown }) => shown)
      .map(({ dangerId, kind, words, untilDay }) => ({ dangerId, kind, words, untilDay })),
  };
}
