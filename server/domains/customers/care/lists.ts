import type { Static } from 'typebox';
import type { CaredFor, customerCareRoutes, ProblemLine, VisitLine } from '#contracts/customer-care.ts';
import { businessDate, dayMs } from '#domain/kernel/instant.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';

interface PageOf<T> {
  items: T[];
  next: string | null;
}

function paged<R, T>(
  rows: readonly R[],
  limit: number,
  read: { item: (row: R) => T; cursor: (row: R) => readonly string[] },
): PageOf<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorOf(read.cursor(last)) : null;
  return { items: shown.map(read.item), next };
}

type CaredForQuery = Static<(typeof customerCareRoutes)['caredFor']['query']>;

interface CaredForRow {
  customer_id: string;
  name: string;
  kind: string;
  key_grade: string | null;
  special_needs: string[];
  manager_staff_id: string | null;
  manager_name: string | null;
  accounts: number;
  last_done: Date | null;
  due_on: string | null;
  satisfaction: number | null;
  open_problems: number;
}

const scopes = {
  mine: 'c.manager_staff_id = $2',
  managed: '$2::uuid is not null and c.manager_staff_id is not null',
  key: '$2::uuid is not null and c.key_grade is not null',
  'key-unmanaged': '$2::uuid is not null and c.key_grade is not null and c.manager_staff_id is null',
} as const;

function caredForItem(row: CaredForRow): CaredFor {
  return {
    customerId: row.customer_id,
    name: row.name,
    kind: row.kind,
    keyGrade: row.key_grade,
    specialNeeds: row.special_needs,
    managerStaffId: row.manager_staff_id,
    managerName: row.manager_name,
    accounts: row.accounts,
    lastVisitOn: row.last_done === null ? null : businessDate(row.last_done.getTime()),
    dueOn: row.due_on,
    satisfaction: row.satisfaction,
    openProblems: row.open_problems,
  };
}

/** Customers under somebody's care, or that ought to be; by id, page after page. */
export async function customersCaredFor(
  tx: Tx,
  question: { orgId: number; staffId: string; query: CaredForQuery; limit: number },
): Promise<PageOf<CaredFor>> {
  const { orgId, query, limit } = question;
  const [after] = readCursor(query.cursor, 1);
  const scope = query.managerStaffId === undefined ? (query.scope ?? 'mine') : 'mine';
  const { rows } = await runSql<CaredForRow>(
    tx,
    `select c.customer_id, c.name, c.kind, c.key_grade, c.special_needs, c.manager_staff_id, m.name as manager_name,
       (select count(*) from customer_account a
        where a.org_id = c.org_id and a.customer_id = c.customer_id and a.status <> 'closed') as accounts,
       last.done_at as last_done, last.satisfaction,
       (select min(v.due_on) from customer_visit v
        where v.org_id = c.org_id and v.customer_id = c.customer_id and v.status = 'due') as due_on,
       (select count(*) from visit_problem p
        where p.org_id = c.org_id and p.customer_id = c.customer_id and p.status = 'open') as open_problems
     from customer c
     left join staff m on m.org_id = c.org_id and m.staff_id = c.manager_staff_id
     left join lateral (select v.done_at, v.satisfaction from customer_visit v
       where v.org_id = c.org_id and v.customer_id = c.customer_id and v.status = 'done'
       order by v.done_at desc limit 1) last on true
     where c.org_id = $1 and c.status = 'active' and ${scopes[scope]}
       and ($3::text is null or c.key_grade = $3) and ($4::uuid is null or c.customer_id > $4)
     order by c.customer_id limit $5`,
    [orgId, query.managerStaffId ?? question.staffId, query.keyGrade ?? null, after ?? null, limit + 1],
  );
  return paged(rows, limit, { item: caredForItem, cursor: (row) => [row.customer_id] });
}

type VisitQuery = Static<(typeof customerCareRoutes)['visits']['query']>;

interface VisitRow {
  visit_id: string;
  customer_id: string;
  customer: string;
  key_grade: string | null;
  staff: string | null;
  due_on: string;
  status: VisitLine['status'];
  done_at: Date | null;
  way: string | null;
  satisfaction: number | null;
  finding: string | null;
  open_problems: number;
  revision: number;
}

/** Visits by the day they are due: what waits from the oldest on, what is over from the newest back. */
export async function visitList(
  tx: Tx,
  question: { orgId: number; staffId: string; query: VisitQuery; limit: number; now: Date },
): Promise<PageOf<VisitLine>> {
  const { orgId, query, limit } = question;
  const status = query.status ?? 'due';
  const [afterDay, afterId] = readCursor(query.cursor, 2);
  const [order, beyond] = status === 'due' ? ['asc', '>'] : ['desc', '<'];
  const { rows } = await runSql<VisitRow>(
    tx,
    `select v.visit_id, v.customer_id, c.name as customer, c.key_grade, s.name as staff, v.due_on, v.status, v.done_at,
       v.way, v.satisfaction, v.finding, v.revision,
       (select count(*) from visit_problem p
        where p.org_id = v.org_id and p.visit_id = v.visit_id and p.status = 'open') as open_problems
     from customer_visit v
     join customer c on c.org_id = v.org_id and c.customer_id = v.customer_id
     left join staff s on s.org_id = v.org_id and s.staff_id = v.staff_id
     where v.org_id = $1 and v.status = $2 and ($3::uuid is null or v.staff_id = $3)
       and ($4::integer is null or v.satisfaction = $4)
       and ($5::date is null or (v.due_on, v.visit_id) ${beyond} ($5::date, $6::uuid))
     order by v.due_on ${order}, v.visit_id ${order} limit $7`,
    [
      orgId,
      status,
      query.scope === 'mine' ? question.staffId : null,
      query.satisfaction === undefined ? null : Number(query.satisfaction),
      afterDay ?? null,
      afterId ?? null,
      limit + 1,
    ],
  );
  const today = businessDate(question.now.getTime());
  const item = (row: VisitRow): VisitLine => ({
    visitId: row.visit_id,
    customerId: row.customer_id,
    customer: row.customer,
    keyGrade: row.key_grade,
    staff: row.staff,
    dueOn: row.due_on,
    overdue: row.status === 'due' && row.due_on < today,
    status: row.status,
    doneAt: row.done_at?.toISOString() ?? null,
    way: row.way,
    satisfaction: row.satisfaction,
    finding: row.finding,
    openProblems: row.open_problems,
    revision: row.revision,
  });
  return paged(rows, limit, { item, cursor: (row) => [row.due_on, row.visit_id] });
}

type ProblemQuery = Static<(typeof customerCareRoutes)['problems']['query']>;

interface ProblemRow {
  problem_id: string;
  visit_id: string;
  customer_id: string;
  customer: string;
  staff: string | null;
  words: string;
  status: ProblemLine['status'];
  noted_at: Date;
  order_no: string | null;
  solved_at: Date | null;
  solution: string | null;
}

/** Problems that visits found, the newest first. */
export async function problemList(
  tx: Tx,
  question: { orgId: number; query: ProblemQuery; limit: number },
): Promise<PageOf<ProblemLine>> {
  const { orgId, query, limit } = question;
  const [after] = readCursor(query.cursor, 1);
  const { rows } = await runSql<ProblemRow>(
    tx,
    `select p.problem_id, p.visit_id, p.customer_id, c.name as customer, s.name as staff, p.words, p.status, p.noted_at,
       p.order_no, p.solved_at, p.solution
     from visit_problem p
     join customer c on c.org_id = p.org_id and c.customer_id = p.customer_id
     join customer_visit v on v.org_id = p.org_id and v.visit_id = p.visit_id
     left join staff s on s.org_id = v.org_id and s.staff_id = v.staff_id
     where p.org_id = $1 and p.status = $2 and ($3::uuid is null or p.problem_id < $3)
     order by p.problem_id desc limit $4`,
    [orgId, query.status ?? 'open', after ?? null, limit + 1],
  );
  const item = (row: ProblemRow): ProblemLine => ({
    problemId: row.problem_id,
    visitId: row.visit_id,
    customerId: row.customer_id,
    customer: row.customer,
    staff: row.staff,
    words: row.words,
    status: row.status,
    notedAt: row.noted_at.toISOString(),
    orderNo: row.order_no,
    solvedAt: row.solved_at?.toISOString() ?? null,
    solution: row.solution,
  });
  return paged(rows, limit, { item, cursor: (row) => [row.problem_id] });
}

type Figures = Static<(typeof customerCareRoutes)['figures']['response']>;

/** How the unit's care stands: visits due and late, satisfaction of a quarter, problems open (R-QUAL-08). */
export async function careFigures(tx: Tx, question: { orgId: number; now: Date }): Promise<Figures> {
  const { orgId, now } = question;
  const quarterAgo = new Date(now.getTime() - 90 * dayMs);
  const { rows } = await runSql<Figures>(
    tx,
    `select
       (select count(*) from customer_visit where org_id = $1 and status = 'due' and due_on <= $2::date + 14) as due,
       (select count(*) from customer_visit where org_id = $1 and status = 'due' and due_on < $2::date) as overdue,
       (select count(*) from customer_visit where org_id = $1 and status = 'done' and done_at >= $3) as "doneIn90Days",
       (select round(avg(satisfaction), 2)::float8 from customer_visit
        where org_id = $1 and status = 'done' and done_at >= $3) as "satisfactionMean",
       (select count(*) from visit_problem where org_id = $1 and status = 'open') as "openProblems",
       (select count(*) from customer where org_id = $1 and status = 'active' and key_grade is not null
        and manager_staff_id is null) as "keyUnmanaged"`,
    [orgId, businessDate(now.getTime()), quarterAgo],
  );
  const [figures] = rows;
  if (figures === undefined) throw new Error('a select without from answers one row');
  return figures;
}
