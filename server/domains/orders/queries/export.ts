import { Readable } from 'node:stream';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { CsvTable } from '../../../platform/http/download.ts';
import type { Platform } from '../../../platform/platform.ts';
import { csvLine } from '../../../platform/csv.ts';
import { orderList, type OrderFilter, type OrderLine } from './order-list.ts';

const rowsMax = 100_000;
const pageRows = 1000;

const columns: readonly (readonly [string, (line: OrderLine) => string])[] = [
  ['工单编号', (line) => line.orderNo],
  ['业务', (line) => line.title],
  ['状态', (line) => line.status],
  ['渠道', (line) => line.channel],
  ['内容', (line) => line.summary],
  ['客户', (line) => line.contactName ?? ''],
  ['地址', (line) => line.address ?? ''],
  ['责任单位', (line) => line.unit],
  ['受理时间', (line) => line.acceptedAt],
  ['办结时间', (line) => line.closedAt ?? ''],
  ['应办结时间', (line) => line.dueAt ?? ''],
  ['是否超期', (line) => (line.breached ? '是' : '否')],
];

async function* lines(platform: Platform, caller: Caller, filter: OrderFilter): AsyncGenerator<string> {
  // The mark lets spreadsheet programs read the file as UTF-8.
  yield '\uFEFF' + csvLine(columns.map(([title]) => title));
  let cursor: string | undefined;
  for (let rows = 0; rows < rowsMax; rows += pageRows) {
    const after = cursor;
    const page = await reading(platform.db, [caller.orgId], (tx) =>
      orderList(tx, { orgId: caller.orgId, filter, cursor: after, limit: pageRows, now: platform.now() }),
    );
    yield page.items.map((line) => csvLine(columns.map(([, value]) => value(line)))).join('');
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** A list of orders as CSV, masked as on screen; that it was taken out is recorded (R-DATA-02). */
export async function exportCsv(platform: Platform, caller: Caller, filter: OrderFilter): Promise<CsvTable> {
  const about = { orgId: caller.orgId, caseKind: 'staff' as const, caseId: caller.staffId };
  await inTransaction(platform.db, [caller.orgId], (tx) =>
    record({ platform, tx }, { ...about, ...byStaff(caller) }, [
      {
        kind: 'orders-exported',
        at: platform.now(),
        data: { filter: { ...filter, ...(filter.q === undefined ? {} : { q: '…' }) } },
      },
    ]),
  );
  return { fileName: 'orders', csv: Readable.from(lines(platform, caller, filter)) };
}
