import type { Static } from 'typebox';
import type { customerQualityRoutes, Finding } from '#contracts/customer-quality.ts';
import { maskAddress, maskPhone } from '#domain/customers/masking.ts';
import { likenesses, type Likeness } from '#domain/customers/merge/likeness.ts';
import { allQualityRules, qualityRules, type QualityRuleCode } from '#domain/customers/quality/rules.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { refusals } from '#contracts/refusals.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { newestRound } from './round.ts';

interface Row {
  finding_id: string;
  customer_id: string;
  customer: string;
  rule: QualityRuleCode;
  subject: string;
  detail: Record<string, unknown>;
  unit: string | null;
  status: Finding['status'];
  found_at: Date;
  closed_at: Date | null;
  closed_name: string | null;
  reason: string | null;
  contact: string | null;
  phone: string | null;
  address: string | null;
  other: string | null;
}

const columns = `f.finding_id, f.customer_id, c.name as customer, f.rule, f.subject, f.detail, u.name as unit, f.status,
  f.found_at, f.closed_at, s.name as closed_name, f.reason,
  t.name as contact, t.phone, l.address, o.name as other`;

const tables = `quality_finding f
  join customer c on c.org_id = f.org_id and c.customer_id = f.customer_id
  left join org_unit u on u.org_id = f.org_id and u.unit_id = f.unit_id
  left join staff s on s.org_id = f.org_id and s.staff_id = f.closed_by
  left join contact t on t.org_id = f.org_id and t.contact_id::text = f.subject
  left join service_location l on l.org_id = f.org_id and l.location_id::text = f.subject
  left join customer o on o.org_id = f.org_id and o.customer_id::text = f.subject`;

const isLikeness = (word: string): word is Likeness => Object.hasOwn(likenesses, word);

function refusalWords(code: unknown): string | null {
  const known: Readonly<Record<string, { readonly zh: string }>> = refusals;
  return typeof code === 'string' ? (known[code]?.zh.split(/[,。;]/)[0] ?? null) : null;
}

/** In a few masked words, where in the file it is and what is wrong there. */
function aboutWords({ detail, contact, phone, address, other }: Row): string {
  const { refused, because, accountNo, users, year } = detail;
  const parts = [
    contact === null ? null : `${contact}${phone === null ? '' : ` ${maskPhone(phone)}`}`,
    address === null ? null : maskAddress(address),
    other === null ? null : `与“${other}”`,
    typeof because === 'string' && isLikeness(because) ? likenesses[because] : null,
    typeof accountNo === 'string' ? `户号 ${accountNo}` : null,
    typeof users === 'number' ? `${users.toString()} 位客户共用` : null,
    typeof year === 'string' ? `${year} 年出生` : null,
    refusalWords(refused),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function findingOf(row: Row): Finding {
  return {
    findingId: row.finding_id,
    customerId: row.customer_id,
    customer: row.customer,
    rule: row.rule,
    about: aboutWords(row),
    otherCustomerId: row.rule === 'duplicate-suspected' ? row.subject : null,
    unit: row.unit,
    status: row.status,
    foundAt: row.found_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_name,
    reason: row.reason,
  };
}

type Query = Static<(typeof customerQualityRoutes)['findings']['query']>;

/** The check list, newest findings first; without a status what is open. */
export async function findingList(
  tx: Tx,
  question: { orgId: number; query: Query; limit: number },
): Promise<{ items: Finding[]; next: string | null }> {
  const { orgId, query, limit } = question;
  const [after] = readCursor(query.cursor, 1);
  const { rows } = await runSql<Row>(
    tx,
    `select ${columns} from ${tables}
     where f.org_id = $1 and f.status = $2 and ($3::text is null or f.rule = $3)
       and ($4::uuid is null or f.unit_id = $4) and ($5::uuid is null or f.finding_id < $5)
     order by f.finding_id desc limit $6`,
    [orgId, query.status ?? 'open', query.rule ?? null, query.unitId ?? null, after ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(findingOf),
    next: rows.length > limit && last !== undefined ? cursorOf([last.finding_id]) : null,
  };
}

/** What is wrong with one customer, what was let pass last. */
export async function findingsOfCustomer(
  tx: Tx,
  about: { orgId: number; customerId: string },
): Promise<{ items: Finding[] }> {
  const known = await tx
    .selectFrom('customer')
    .select('customer_id')
    .where('org_id', '=', about.orgId)
    .where('customer_id', '=', about.customerId)
    .executeTakeFirst();
  if (known === undefined) throw new Refusal('not-found', { data: { what: '客户' } });
  const { rows } = await runSql<Row>(
    tx,
    `select ${columns} from ${tables}
     where f.org_id = $1 and f.customer_id = $2 and f.status <> 'fixed'
     order by f.status = 'ignored', f.finding_id desc limit 100`,
    [about.orgId, about.customerId],
  );
  return { items: rows.map(findingOf) };
}

/** One finding, as the command that changed it answers. */
export async function findingById(tx: Tx, about: { orgId: number; findingId: string }): Promise<Finding> {
  const { rows } = await runSql<Row>(
    tx,
    `select ${columns} from ${tables} where f.org_id = $1 and f.finding_id = $2`,
    [about.orgId, about.findingId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '检查结果' } });
  return findingOf(row);
}

type Summary = Static<(typeof customerQualityRoutes)['summary']['response']>;
type Counts = Pick<Summary['units'][number], 'open' | 'fixed' | 'ignored'>;

const counts = `count(*) filter (where f.status = 'open') as open, count(*) filter (where f.status = 'fixed') as fixed,
  count(*) filter (where f.status = 'ignored') as ignored`;

const none: Counts = { open: 0, fixed: 0, ignored: 0 };

/** How far the unit is, by rule and by station, and how far its round of checks. */
export async function qualitySummary(tx: Tx, orgId: number): Promise<Summary> {
  const round = await newestRound(tx, orgId);
  const byRule = await runSql<Counts & { rule: string }>(
    tx,
    `select f.rule, ${counts} from quality_finding f where f.org_id = $1 group by f.rule`,
    [orgId],
  );
  const byUnit = await runSql<Counts & { unitId: string | null; unit: string | null }>(
    tx,
    `select f.unit_id as "unitId", u.name as unit, ${counts} from quality_finding f
     left join org_unit u on u.org_id = f.org_id and u.unit_id = f.unit_id
     where f.org_id = $1 group by f.unit_id, u.name, u.code order by u.code nulls last`,
    [orgId],
  );
  const known = new Map(byRule.rows.map((row) => [row.rule, row]));
  return {
    run: round === null ? null : runOf(round),
    rules: allQualityRules
      .map((rule) => ({ ...none, ...known.get(rule), rule }))
      .filter(({ open, fixed, ignored }) => open + fixed + ignored > 0)
      .sort((a, b) => weight(b.rule) - weight(a.rule) || b.open - a.open),
    units: byUnit.rows,
  };
}

const weight = (rule: QualityRuleCode): number => (qualityRules[rule].severity === 'must' ? 1 : 0);

/** A round as the page shows it. */
export function runOf(round: {
  started_at: Date;
  finished_at: Date | null;
  checked: number;
  total: number;
}): NonNullable<Summary['run']> {
  return {
    startedAt: round.started_at.toISOString(),
    finishedAt: round.finished_at?.toISOString() ?? null,
    checked: round.checked,
    total: round.total,
  };
}
