import { v7 as uuidv7 } from 'uuid';
import { deadlineZh } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { NoticeFacts, NoticeField } from '#domain/notices/fields.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { noticeCatalogue } from '#domain/processes/notice-codes.ts';
import { promisedThing, resultClock } from '#domain/processes/result-clock.ts';
import type { Advanced, NoticeEffect } from '#domain/processes/state.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { keptLetterhead } from '../../platform/notices/letterhead.ts';
import {
  newNoticeRows,
  queueNotices,
  type NewNotice,
  type NoticeRows,
} from '../../platform/notices/queue-notices.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Work } from '../../platform/work.ts';
import { keptUnits } from '../organisation/index.ts';
import type { Doer } from './effects.ts';
import { followLink } from './follow.ts';
import type { OrderWrite } from './store.ts';

/** What notices need to know of an order. */
export interface NoticedOrder {
  readonly orgId: number;
  readonly orderId: string;
  readonly orderNo: string;
  readonly unitId: string;
  readonly customerId: string | null;
  readonly contactPhone: string | null;
}

interface Sender {
  org: string;
  unit: string;
  unit_phone: string | null;
  responsible: string | null;
  responsible_phone: string | null;
  /** The nearest due time of any clock. */
  due: Date | null;
  /** Clocks that still count. */
  running: readonly { clock: string; dueMs: number | null }[];
}

type Told = Pick<NewNotice, 'channel' | 'recipient'>;

const hotline = '95598';

async function senderOf(tx: Tx, order: NoticedOrder): Promise<Sender | undefined> {
  const { rows } = await runSql<Sender>(
    tx,
    `select g.name as org, u.name as unit, u.phone as unit_phone, s.name as responsible, s.phone as responsible_phone,
       w.next_due_at as due,
       coalesce((select jsonb_agg(jsonb_build_object('clock', c.clock, 'dueMs', c.body -> 'dueMs'))
         from order_clock c where c.org_id = w.org_id and c.order_id = w.order_id and c.stopped_at is null), '[]'::jsonb) as running
     from work_order w
     join org g on g.org_id = w.org_id
     join org_unit u on u.org_id = w.org_id and u.unit_id = w.unit_id
     left join staff s on s.org_id = w.org_id and s.staff_id = w.first_responsible_id
     where w.org_id = $1 and w.order_id = $2`,
    [order.orgId, order.orderId],
  );
  return rows[0];
}

/** A mobile is written to; who has a customer's page finds it there too. */
function customerWays(order: NoticedOrder): Told[] {
  const phone = order.contactPhone === null ? null : parsePhone(order.contactPhone);
  const mobile = phone !== null && !isRefused(phone) && phone.kind === 'mobile';
  return [
    ...(mobile ? [{ channel: 'sms' as const, recipient: phone.number }] : []),
    ...(order.customerId === null ? [] : [{ channel: 'portal' as const, recipient: order.customerId }]),
  ];
}

/** Who is told inside the house: holders, the teams that have the work, or the unit's supervisors. */
function staffWays(to: 'holder' | 'team' | 'supervisor', order: NoticedOrder, advanced: Advanced): Told[] {
  const tasks = [...advanced.order.tasks, ...advanced.opened];
  const holders = tasks.flatMap((task) => (task.assigneeId === undefined ? [] : [task.assigneeId]));
  const teams = tasks.flatMap((task) => (task.teamId === undefined ? [] : [task.teamId]));
  const chosen =
    to === 'supervisor' ? [order.unitId] : to === 'holder' && holders.length > 0 ? holders : teams;
  return [...new Set(chosen)].map((recipient) => ({ channel: 'staff' as const, recipient }));
}

function text(data: NoticeEffect['data'], ...names: string[]): string | undefined {
  const found = names.map((name) => data[name]).find((value) => value !== undefined && value !== '');
  return found === undefined ? undefined : String(found);
}

interface NoticeAbout {
  readonly definition: ProcessDefinition;
  readonly order: NoticedOrder;
  readonly sender: Sender;
}

/** The customer is told the limit of the result they wait for, the staff the nearest of all. */
function limitOf(
  { definition, sender }: NoticeAbout,
  { to, nowMs }: { to: 'customer' | 'staff'; nowMs: number },
): Pick<NoticeFacts, 'promise' | 'due'> {
  const due = (dueMs: number): Pick<NoticeFacts, 'due'> => ({ due: deadlineZh(dueMs, nowMs) });
  if (to === 'staff') return sender.due === null ? {} : due(sender.due.getTime());
  const told = resultClock(definition, sender.running);
  const promise = told === null ? '办理' : promisedThing(definition, told.clock);
  return { promise, ...(typeof told?.dueMs === 'number' ? due(told.dueMs) : {}) };
}

/** Fields of a notice from the order, the sender and what the engine said with it; what is unknown stays out. */
function factsOf(platform: Platform, about: NoticeAbout, { code, data }: NoticeEffect): NoticeFacts {
  const { definition, order, sender } = about;
  const nowMs = platform.now().getTime();
  const to = noticeCatalogue[code].to === 'customer' ? 'customer' : 'staff';
  const limit = limitOf(about, { to, nowMs });
  const dueAtMs = data['dueAtMs'];
  const entries: Readonly<Record<NoticeField, string | undefined>> = {
    unit: sender.org,
    hotline,
    orderNumber: order.orderNo,
    kind: definition.title,
    link: followLink(platform, order),
    promise: limit.promise,
    due: limit.due,
    contact: text(data, 'toName') ?? sender.responsible ?? undefined,
    contactPhone: text(data, 'phone') ?? sender.responsible_phone ?? sender.unit_phone ?? undefined,
    documents: text(data, 'titles', 'documents'),
    reason: text(data, 'reason', 'basis', 'question', 'text'),
    time: typeof dueAtMs === 'number' ? deadlineZh(dueAtMs, nowMs) : text(data, 'time', 'appointmentAt'),
    crew: text(data, 'crew'),
    result: text(data, 'result', 'answer'),
    problems: text(data, 'problems'),
    amount: text(data, 'amount'),
    mainOrderNumber: text(data, 'intoOrderNo'),
    voucher: text(data, 'voucher') ?? order.orderNo,
    step: text(data, 'step'),
    // Of one-time codes alone, which no order sends.
    code: undefined,
    minutes: undefined,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

interface OrderNotices {
  readonly definition: ProcessDefinition;
  readonly order: NoticedOrder;
  readonly advanced: Advanced;
}

function noticesOf(platform: Platform, sender: Sender, about: OrderNotices): NewNotice[] {
  const { definition, order, advanced } = about;
  return advanced.notices.flatMap((effect): NewNotice[] => {
    const { to } = noticeCatalogue[effect.code];
    const ways = to === 'customer' ? customerWays(order) : staffWays(to, order, advanced);
    return ways.map((way) => ({
      orgId: order.orgId,
      caseKind: 'order',
      caseId: order.orderId,
      noticeId: uuidv7(),
      template: effect.code,
      ...way,
      facts: factsOf(platform, { definition, order, sender }, effect),
      confidential: definition.confidential === true,
    }));
  });
}

/** Queues what the engine wants told, in the transaction of the change; news of it goes out after the commit. */
export async function queueOrderNotices({ platform, tx }: Work, about: OrderNotices): Promise<void> {
  if (about.advanced.notices.length === 0) return;
  const sender = await senderOf(tx, about.order);
  if (sender === undefined) return;
  platform.live.publish(await queueNotices(tx, platform, noticesOf(platform, sender, about)));
}

interface Person {
  name: string;
  phone: string;
}

/** Who answers for a new order: whoever accepts it, as their session knows them, else as the file has them. */
async function responsibleOf(
  tx: Tx,
  { order, advanced }: OrderNotices,
  by: Doer,
): Promise<Person | undefined> {
  const staffId = advanced.order.firstResponsibleId;
  if (staffId === undefined) return undefined;
  if (by.person !== undefined && by.origin.actorId === staffId) return by.person;
  const { rows } = await runSql<Person>(
    tx,
    'select name, phone from staff where org_id = $1 and staff_id = $2',
    [order.orgId, staffId],
  );
  return rows[0];
}

/** Notices of an order that is being accepted, as rows for its own statement; nothing of it is stored yet. */
export async function newOrderNotices(
  work: Work,
  about: OrderNotices & Pick<OrderWrite, 'clocks' | 'columns'>,
  by: Doer,
): Promise<NoticeRows | null> {
  const { order, clocks, columns } = about;
  if (about.advanced.notices.length === 0) return null;
  const letterhead = await keptLetterhead(work, order.orgId);
  const units = await keptUnits(work.platform, work.tx, order.orgId);
  const unit = units.find(({ unitId }) => unitId === order.unitId);
  const responsible = await responsibleOf(work.tx, about, by);
  const sender: Sender = {
    org: letterhead.orgName,
    unit: unit?.name ?? '',
    unit_phone: unit?.phone ?? null,
    responsible: responsible?.name ?? null,
    responsible_phone: responsible?.phone ?? null,
    due: columns.next_due_at,
    running: clocks
      .filter(({ stopped_at }) => stopped_at === null)
      .map(({ clock, body }) => ({ clock, dueMs: body.dueMs })),
  };
  return newNoticeRows(work.platform, letterhead, noticesOf(work.platform, sender, about));
}
