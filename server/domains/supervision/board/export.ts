import type { Board } from '#contracts/supervision.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { XlsxCell } from '../../../platform/xlsx/write-xlsx.ts';
import { savedTable, type SavedTable, type TableFormat } from '../saved-table.ts';
import { readBoard } from './board.ts';

const columns = [
  { title: '分组', width: 10 },
  { title: '名称', width: 28 },
  { title: '环节', width: 20 },
  { title: '在办任务', width: 10 },
  { title: '24小时内到期', width: 14 },
  { title: '已超期', width: 10 },
  { title: '最早受理时间', width: 20, format: 'yyyy-mm-dd hh:mm' },
];

type Figures = Board['total'];

function row([group, name, step]: readonly [string, string, string], of: Figures): XlsxCell[] {
  const oldest = of.oldestAt === null ? null : new Date(of.oldestAt);
  return [group, name, step, of.open, of.dueSoon, of.broken, oldest];
}

const daysUsual = 30;

/** The board's figures as a table; that they were taken out is recorded. */
export async function boardTable(
  platform: Platform,
  caller: Caller,
  { format, ...question }: { readonly unitId?: string | undefined; readonly format?: TableFormat },
): Promise<SavedTable> {
  const { orgId, orgName, staffId } = caller;
  const board = await readBoard(platform, { orgId, days: daysUsual, ...question });
  await inTransaction(platform.db, [orgId], (tx) =>
    record({ platform, tx }, { orgId, caseKind: 'staff', caseId: staffId, ...byStaff(caller) }, [
      { kind: 'board.exported', at: platform.now(), data: { ...question } },
    ]),
  );
  const rows = [
    row(['合计', orgName, ''], board.total),
    ...board.units.map((of) => row(['单位', of.name, ''], of)),
    ...board.kinds.map((of) => row(['业务', of.title, ''], of)),
    ...board.steps.map((of) => row(['环节', of.title, of.stepTitle], of)),
  ];
  return savedTable(format, 'supervision-board', { sheet: '督办看板', columns, rows });
}
