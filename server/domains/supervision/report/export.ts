import { basisPoints } from '#domain/supervision/sums.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { XlsxCell } from '../../../platform/xlsx/write-xlsx.ts';
import { savedTable, type SavedTable, type TableFormat } from '../saved-table.ts';
import { readReport } from './report.ts';

const columns = [
  { title: '承诺', width: 28 },
  { title: '编号', width: 14 },
  { title: '单位', width: 20 },
  { title: '件数', width: 8 },
  { title: '兑现', width: 8 },
  { title: '未兑现', width: 8 },
  { title: '免责', width: 8 },
  { title: '赔付', width: 20 },
  { title: '兑现率', width: 10, format: '0.00%' },
  { title: '平均用时（小时）', width: 16, format: '0.00' },
  { title: '90分位用时（小时）', width: 18, format: '0.00' },
  { title: '上月兑现率', width: 12, format: '0.00%' },
  { title: '免责原因', width: 40 },
];

// Payments to customers begin with billing; a figure before that would be invented.
const notYet = '计费上线后统计';
const hours = (seconds: number | null): number | null => (seconds === null ? null : seconds / 3_600);
const share = (rate: number | null): XlsxCell => (rate === null ? '不适用' : rate / basisPoints);

/** The report as a table, the company first, then its units; that it was taken out is recorded. */
export async function reportTable(
  platform: Platform,
  caller: Caller,
  {
    format,
    ...question
  }: {
    readonly month: string;
    readonly unitId?: string | undefined;
    readonly format?: TableFormat;
  },
): Promise<SavedTable> {
  const { orgId, orgName, staffId } = caller;
  const report = await readReport(platform, { orgId, ...question });
  await inTransaction(platform.db, [orgId], (tx) =>
    record({ platform, tx }, { orgId, caseKind: 'staff', caseId: staffId, ...byStaff(caller) }, [
      { kind: 'promise-report.exported', at: platform.now(), data: { ...question } },
    ]),
  );
  const rows = report.items.flatMap((line): XlsxCell[][] => {
    const row = (unit: string, of: typeof line | (typeof line)['units'][number]): XlsxCell[] => [
      ...[line.title.zh, line.promiseId, unit],
      ...[of.sums.cases, of.sums.kept, of.sums.broken, of.sums.excused, notYet],
      ...[share(of.rate), hours(of.meanSeconds), hours(of.p90Seconds)],
    ];
    const reasons = line.reasons.map(({ reason, cases }) => `${reason}（${cases.toString()}）`).join('；');
    return [
      [
        ...row(question.unitId === undefined ? orgName : '所选单位', line),
        share(line.previous.rate),
        reasons,
      ],
      ...line.units.map((unit) => row(unit.name, unit)),
    ];
  });
  return savedTable(format, `promises-${report.month}`, { sheet: report.month, columns, rows });
}
