import type { Static } from 'typebox';
import type { listWork } from '#contracts/orders.ts';
import { maskAddress, maskName } from '#domain/customers/masking.ts';
import { definitionOf } from '../definition-of.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { noDue } from '../order-row.ts';
import { teamsOfCaller } from '../teams-of-caller.ts';
import { callbackIsOpen, callbackScopes } from './callbacks.ts';

type WorkPage = Static<(typeof listWork)['response']>;
type WorkLine = WorkPage['items'][number];

interface WorkRow {
  order_id: string;
  order_no: string;
  task: string;
  kind: string;
  definition_version: number;
  step: string;
  state: 'waiting' | 'claimed' | 'paused';
  urgency: number;
  summary: string;
  confidential: boolean;
  contact_name: string | null;
  address: string | null;
  team_id: string | null;
  assignee_id: string | null;
  opened_at: Date;
  sort_due: Date;
  breached: boolean;
  warned: boolean;
  team: string | null;
  assignee: string | null;
}

const inOrder = 'order by t.sort_due, t.order_id, t.task limit $8';

/** Open tasks behind the page before, of the wanted kind; `$2` is the caller, `$3` the caller's teams. */
const tasksWhere = (mine: string): string => `select t.* from order_task t
  where t.org_id = $1 and t.done_at is null and ${mine}
    and ($4::text is null or exists (
      select 1 from work_order k where k.org_id = t.org_id and k.order_id = t.order_id and k.kind = $4))
    and ($5::timestamptz is null or (t.sort_due, t.order_id, t.task) > ($5, $6::uuid, $7::text))
  ${inOrder}`;

/**
 * The tasks of a scope. Each names caller and teams, because the database takes no parameter whose type it cannot
 * tell. Of several teams each is asked for a page by itself: of all together the database would sort everything.
 */
const scopes = {
  mine: tasksWhere('t.assignee_id = $2 and $3::uuid[] is not null'),
  team: `select t.* from unnest($3::uuid[]) as of_team (id) cross join lateral (
    ${tasksWhere('t.team_id = of_team.id and t.assignee_id is null and $2::uuid is not null')}) t`,
  unit: tasksWhere('$2::uuid is not null and $3::uuid[] is not null'),
} as const;

export interface WorkQuestion {
  readonly caller: Caller;
  readonly scope: keyof typeof scopes;
  readonly kind?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function title(row: WorkRow): Pick<WorkLine, 'title' | 'stepTitle'> {
  const definition = definitionOf(row.kind, row.definition_version);
  return { title: definition.title, stepTitle: definition.steps[row.step]?.title ?? row.step };
}

function line(row: WorkRow): WorkLine {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    task: row.task,
    kind: row.kind,
    ...title(row),
    step: row.step,
    state: row.state,
    urgency: row.urgency,
    summary: row.summary,
    contactName: row.contact_name === null || row.confidential ? null : maskName(row.contact_name),
    address: row.address === null || row.confidential ? null : maskAddress(row.address),
    team: row.team,
    assignee: row.assignee,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.sort_due >= noDue ? null : row.sort_due.toISOString(),
    breached: row.breached,
    warned: row.warned,
  };
}

/**
 * Open tasks by due time, the nearest first; one with no clock stands last. Served by `order_task_mine`,
 * `order_task_team` and `order_task_open`, which end in the order of the list.
 */
export async function workList(tx: Tx, question: WorkQuestion): Promise<WorkPage> {
  const { caller, scope, kind, cursor, limit } = question;
  const [afterDue, afterOrder, afterTask] = readCursor(cursor, 3);
  const { rows } = await runSql<WorkRow>(
    tx,
    `select t.order_id, o.order_no, t.task, o.kind, o.definition_version, t.step, t.state, t.urgency, o.summary,
       o.confidential, o.contact_name, o.address, t.team_id, t.assignee_id, t.opened_at, t.sort_due,
       u.name as team, s.name as assignee,
       exists (select 1 from order_clock c where c.org_id = t.org_id and c.order_id = t.order_id
         and c.breached_at is not null and c.stopped_at is null) as breached,
       exists (select 1 from order_clock c where c.org_id = t.org_id and c.order_id = t.order_id
         and c.warned_at is not null and c.stopped_at is null) as warned
     from (${scopes[scope]}) t
     join work_order o on o.org_id = t.org_id and o.order_id = t.order_id
     left join org_unit u on u.org_id = t.org_id and u.unit_id = t.team_id
     left join staff s on s.org_id = t.org_id and s.staff_id = t.assignee_id
     ${inOrder}`,
    [
      caller.orgId,
      caller.staffId,
      teamsOfCaller(caller),
      kind ?? null,
      afterDue ?? null,
      afterOrder ?? null,
      afterTask ?? null,
      limit + 1,
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? cursorOf([last.sort_due.toISOString(), last.order_id, last.task])
      : null;
  return { items: page.map(line), next };
}

interface Counts {
  mine: number;
  team: number;
  unit: number;
  warned: number;
  breached: number;
}

/** Nobody counts further than this on a tab: what shows it stands for so many or more. */
const countMax = 1000;

const open = 'from order_task t where t.org_id = $1 and t.done_at is null';
const countOf = (rows: string): string =>
  `(select count(*)::integer from (${rows} limit ${countMax.toString()}) counted)`;
const troubled = (how: string): string =>
  countOf(
    `select distinct c.order_id from order_clock c where c.org_id = $1 and ${how} and c.stopped_at is null`,
  );

/** How much is open, for the desk's tabs; each number at most a thousand, so that a large unit costs no more. */
export async function workCounts(tx: Tx, caller: Caller): Promise<Counts & { callbacksDue: number }> {
  const { rows } = await runSql<Counts & { callbacks: number }>(
    tx,
    `select
       ${countOf(`select 1 ${open} and t.assignee_id = $2`)} as mine,
       ${countOf(`select 1 ${open} and t.assignee_id is null and t.team_id = any ($3::uuid[])`)} as team,
       ${countOf(`select 1 ${open}`)} as unit,
       ${troubled('c.warned_at is not null and c.breached_at is null')} as warned,
       ${troubled('c.breached_at is not null')} as breached,
       ${countOf(`select 1 from order_clock c join work_order o on o.org_id = c.org_id and o.order_id = c.order_id
         where c.org_id = $1 and ${callbackIsOpen} and ${callbackScopes.mine}`)} as callbacks`,
    [caller.orgId, caller.staffId, teamsOfCaller(caller)],
  );
  const counts = rows[0] ?? { mine: 0, team: 0, unit: 0, warned: 0, breached: 0, callbacks: 0 };
  const { callbacks, ...rest } = counts;
  return { ...rest, callbacksDue: callbacks };
}
