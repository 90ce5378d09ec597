import { maskAddress, maskName } from '#domain/customers/masking.ts';
import { assert } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { maySeeReporter } from '#domain/processes/actor-rules.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { PrintedPaper } from '../../../platform/http/download.ts';
import type { AnswerLetterPaper } from '../../../platform/pdf/papers.ts';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import type { Platform } from '../../../platform/platform.ts';
import { definitionOf } from '../definition-of.ts';
import { staffDoer } from '../effects.ts';
import { followLink } from '../follow.ts';
import { withoutPersonal } from '../masked-values.ts';
import { formLines } from '../queries/case-record.ts';
import { orderRow, type OrderKey, type OrderRow } from '../queries/order-rows.ts';

const hotline = '95598';

/** `2026年11月20日`, as letters are dated. */
function letterDate(at: Date): string {
  const [year, month, day] = businessDate(at.getTime()).split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

/** The answer as it was written; a business without letters has none, and neither has one not answered yet. */
function answerOf(definition: ProcessDefinition, row: OrderRow): string {
  const answer = definition.letter === undefined ? undefined : row.state.values[definition.letter.answer];
  if (typeof answer !== 'string' || answer === '') throw new Refusal('order.no-letter');
  return answer;
}

/** When the answer was written: a letter printed again bears its first date. */
async function answeredAt(tx: Tx, key: OrderKey, definition: ProcessDefinition): Promise<Date | null> {
  const field = definition.letter?.answer;
  const writes = Object.entries(definition.steps).flatMap(([id, step]) =>
    step.kind === 'task'
      ? step.actions
          .filter((action) => action.fields?.some(({ name }) => name === field) === true)
          .map((action) => `${id}.${action.id}`)
      : [],
  );
  const { rows } = await runSql<{ at: Date }>(
    tx,
    `select at from event where org_id = $1 and case_id = $2
       and (data ->> 'step') || '.' || (data ->> 'action') = any ($3::text[]) order by seq desc limit 1`,
    [key.orgId, key.orderId, writes],
  );
  return rows[0]?.at ?? null;
}

/** The customer's own name and address: in clear for who may see them, else as they stand on the screen. */
function addressee(definition: ProcessDefinition, row: OrderRow, clear: boolean): [string, string] {
  const delivery = definition.form.find(
    ({ type, name }) => type === 'address' && name.startsWith('delivery'),
  );
  const given = delivery === undefined ? undefined : row.state.values[delivery.name];
  const name = row.contact_name ?? '客户';
  const address = (typeof given === 'string' && given !== '' ? given : row.address) ?? '';
  return clear ? [name, address] : [maskName(name), maskAddress(address)];
}

interface Letter {
  readonly caller: Caller;
  readonly row: OrderRow;
  readonly clear: boolean;
  readonly at: Date;
}

function paperOf(platform: Platform, definition: ProcessDefinition, letter: Letter): AnswerLetterPaper {
  const { caller, row, clear, at } = letter;
  const [customer, address] = addressee(definition, row, clear);
  const asked = formLines(definition, withoutPersonal(definition, row.state.values));
  return {
    unit: caller.orgName,
    hotline,
    orderNumber: row.order_no,
    customer,
    address,
    askedAt: letterDate(row.accepted_at),
    question: [definition.title, ...asked.map(({ label, value }) => `${label}：${value}`)].join('\n'),
    answer: answerOf(definition, row),
    columns: [],
    rows: [],
    contact: {
      name: row.responsible_name ?? caller.name,
      phone: row.responsible_phone ?? caller.phone,
    },
    date: letterDate(at),
    followUrl: followLink(platform, { orderNo: row.order_no }),
  };
}

/**
 * The written answer to the customer, composed from the order (R-PROM-09). It carries the customer's own name and
 * address, so a print in clear needs the permission to see them and is recorded like any other look (design idea 7);
 * without the permission both stay masked.
 */
export async function printLetter(
  platform: Platform,
  caller: Caller,
  orderId: string,
): Promise<PrintedPaper> {
  const key = { orgId: caller.orgId, orderId };
  const paper = await inTransaction(platform.db, [caller.orgId], async (tx) => {
    const row = await orderRow(tx, key);
    if (row === null) throw new Refusal('not-found', { data: { what: '工单' } });
    const definition = definitionOf(row.kind, row.definition_version);
    if (!maySeeReporter(definition, row.state, staffDoer(caller).actor))
      throw new Refusal('order.reporter-protected');
    answerOf(definition, row);
    const clear = may(caller, 'customer.unmask');
    if (clear)
      await record(
        { platform, tx },
        { orgId: caller.orgId, caseKind: 'order', caseId: orderId, ...byStaff(caller) },
        [{ kind: 'unmasked', at: platform.now(), data: { reason: '打印书面答复函' } }],
      );
    const at = await answeredAt(tx, key, definition);
    assert(at !== null, 'an answer that is there was written by an action');
    return {
      fileName: `answer-${row.order_no}`,
      data: paperOf(platform, definition, { caller, row, clear, at }),
    };
  });
  return { fileName: paper.fileName, pdf: renderPdf('answer-letter', paper.data) };
}
