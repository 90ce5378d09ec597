import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { importReadings as contract } from '#contracts/metering-routes.ts';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { calendarDate, isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { refuse } from '#domain/metering/refusals.ts';
import { registerTitle } from '#domain/metering/register.ts';
import { countsOf } from '#domain/metering/register.ts';
import { allRules } from '#domain/metering/rules.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { openTable } from '../../../platform/tables/open-table.ts';
import { receiveTable } from '../../../platform/tables/receive-table.ts';
import type { TableCell, TableRow } from '../../../platform/tables/table.ts';
import { v5 as uuidv5 } from 'uuid';
import { readingCase } from '../events.ts';
import { installedOf, type Installed } from '../readings/installed.ts';
import { judge, type Judged, type NewReading } from '../readings/judge.ts';
import { takeReadings } from '../readings/take-readings.ts';

type Answer = Static<(typeof contract)['response']>;
type Fault = Answer['faults'][number];

/** Longest list: a station's meters in one go. */
export const listRowsMax = 20_000;
const listBytesMax = 16 * 1_048_576;
/** Faults told at once; whoever has more mends these first. */
const faultsMax = 500;

/** Columns every list has; the values stand in columns named by their register, `正向有功(总)`. */
export const listTitles = { account: '户号', meter: '表号', day: '抄表日期' } as const;

interface Line {
  readonly rowNo: number;
  readonly accountNo: string;
  readonly meterNo: string;
  readonly day: string;
  readonly values: ReadonlyMap<string, string>;
}

function textOf(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.date;
  return String(cell).trim().replace(/^['’]/, '');
}

function linesOf(titles: readonly string[], { rowNo, cells }: TableRow): Line {
  const at = (title: string): string => textOf(cells[titles.indexOf(title)]);
  const values = new Map(titles.map((title, place) => [title, textOf(cells[place])] as const));
  return {
    rowNo,
    accountNo: at(listTitles.account),
    meterNo: at(listTitles.meter),
    day: at(listTitles.day),
    values,
  };
}

async function readLines(content: Uint8Array): Promise<readonly Line[]> {
  const table = await openTable(content);
  const { titles } = table;
  const missing = [listTitles.meter, listTitles.day].filter((title) => !titles.includes(title));
  if (missing.length > 0)
    throw new Refusal('table.columns-missing', { field: 'file', data: { columns: missing.join('、') } });
  const twice = titles.find((title, at) => title !== '' && titles.indexOf(title) !== at);
  if (twice !== undefined)
    throw new Refusal('table.column-twice', { field: 'file', data: { column: twice } });
  const lines: Line[] = [];
  for await (const row of table.rows) {
    if (lines.length === listRowsMax)
      throw new Refusal('table.too-many-rows', { field: 'file', data: { limit: listRowsMax } });
    lines.push(linesOf(titles, row));
  }
  if (lines.length === 0) throw new Refusal('table.empty', { field: 'file' });
  return lines;
}

/** Meters by their number, those that hang somewhere today. */
async function hangingOf(
  tx: Tx,
  orgId: number,
  meterNos: readonly string[],
): Promise<ReadonlyMap<string, Installed>> {
  const { rows } = await runSql<{ installation_id: string }>(
    tx,
    `select i.installation_id from meter m
     join meter_installation i on i.org_id = m.org_id and i.meter_id = m.meter_id and upper_inf(i.valid)
     where m.org_id = $1 and m.meter_no = any($2::text[])`,
    [orgId, [...new Set(meterNos)]],
  );
  const found = await installedOf(
    tx,
    orgId,
    rows.map((row) => row.installation_id),
  );
  return new Map([...found.values()].map((installed) => [installed.meter_no, installed]));
}

interface Reading {
  readonly listId: string;
  readonly planId: string | null;
  readonly today: string;
  readonly installed: ReadonlyMap<string, Installed>;
  readonly seen: Map<string, number>;
}

/** A day in one of the ways people write it. */
function isoDay(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

interface Told {
  readonly column: string;
  readonly refused: Refused;
}

function dayOf(line: Line, { today }: Reading, installed: Installed): Told | null {
  const column = listTitles.day;
  const day = isoDay(line.day);
  if (line.day === '') return { column, refused: refuse('metering.cell-missing') };
  if (!isCalendarDate(day))
    return { column, refused: refuse('metering.day-malformed', undefined, { value: line.day.slice(0, 40) }) };
  if (day > today) return { column, refused: refuse('metering.day-ahead', undefined, { day }) };
  if (day < installed.from_on)
    return { column, refused: refuse('metering.no-meter', undefined, { what: installed.meter_no, day }) };
  return null;
}

/** Values of a line in the order of the meter's registers; a list that names the total alone serves a plain meter. */
function valuesOf(line: Line, { registers }: Installed): { counts: number[]; told: Told[] } {
  const told: Told[] = [];
  const counts = registers.map((of) => {
    const column = registerTitle(of);
    const shown = line.values.get(column) ?? '';
    const read = shown === '' ? refuse('metering.cell-missing') : countsOf(shown, of);
    if (isRefused(read)) told.push({ column, refused: read });
    return typeof read === 'number' ? read : 0;
  });
  return { counts, told };
}

function isEmpty({ values }: Line): boolean {
  const known = new Set<string>(Object.values(listTitles));
  return ![...values].some(
    ([title, text]) => !known.has(title) && /^[^(]+\([^)]+\)$/.test(title) && text !== '',
  );
}

function readingOf(line: Line, about: Reading): NewReading | readonly Told[] {
  const { meterNo, accountNo } = line;
  if (meterNo === '') return [{ column: listTitles.meter, refused: refuse('metering.cell-missing') }];
  const installed = about.installed.get(meterNo);
  if (installed === undefined)
    return [
      { column: listTitles.meter, refused: refuse('metering.point-unknown', undefined, { what: meterNo }) },
    ];
  const before = about.seen.get(meterNo);
  if (before !== undefined)
    return [
      { column: listTitles.meter, refused: refuse('metering.point-twice', undefined, { row: before }) },
    ];
  about.seen.set(meterNo, line.rowNo);
  const day = dayOf(line, about, installed);
  const { counts, told } = valuesOf(line, installed);
  if (day !== null || told.length > 0) return [...(day === null ? [] : [day]), ...told];
  return {
    ...{
      readingId: uuidv5(`${meterNo} ${accountNo}`, about.listId),
      installationId: installed.installation_id,
    },
    ...{
      readOn: calendarDate(isoDay(line.day)),
      counts,
      purpose: 'regular',
      source: 'file',
      quality: 'actual',
    },
    ...{ reason: null, planId: about.planId, corrects: null },
  };
}

function faultOf(rowNo: number, { column, refused: { refused, data } }: Told): Fault {
  return { rowNo, column, code: refused, title: refusalText(refused as RefusalCode, data ?? {}, 'zh').title };
}

interface Checked {
  readonly readings: readonly NewReading[];
  readonly faults: readonly Fault[];
  readonly empty: number;
}

function check(lines: readonly Line[], about: Reading): Checked {
  const filled = lines.filter((line) => !isEmpty(line));
  const faults: Fault[] = [];
  const readings: NewReading[] = [];
  for (const line of filled) {
    const answer = readingOf(line, about);
    if (Array.isArray(answer)) faults.push(...answer.map((told: Told) => faultOf(line.rowNo, told)));
    else readings.push(answer as NewReading);
  }
  return { readings, faults, empty: lines.length - filled.length };
}

function answerOf(lines: readonly Line[], { faults, empty }: Checked, judged: readonly Judged[]): Answer {
  const held = judged.filter(({ isHeld }) => isHeld).length;
  const found = allRules.flatMap((rule) => {
    const count = judged.filter(({ findings }) => findings.some((each) => each.rule === rule)).length;
    return count === 0 ? [] : [{ rule, count }];
  });
  return {
    ...{ rows: lines.length, empty, faults: faults.slice(0, faultsMax), found, written: false },
    faultyRows: new Set(faults.map(({ rowNo }) => rowNo)).size,
    ...{ accepted: judged.length - held, held },
  };
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idField(fields: Readonly<Record<string, string>>, name: string): string | null {
  const text = fields[name] ?? '';
  if (text === '') return null;
  if (!uuidPattern.test(text))
    throw new Refusal('shape.wrong-format', { field: name, data: { field: name } });
  return text.toLowerCase();
}

async function planThere(tx: Tx, orgId: number, planId: string | null): Promise<void> {
  if (planId === null) return;
  const { rows } = await runSql(tx, 'select 1 from reading_plan where org_id = $1 and plan_id = $2', [
    orgId,
    planId,
  ]);
  if (rows.length === 0) throw new Refusal('not-found', { data: { what: '抄表计划' } });
}

/** A list with what it goes by, however it came here. */
export interface GivenList {
  readonly listId: string;
  readonly planId: string | null;
  readonly isDryRun: boolean;
  readonly content: Uint8Array;
}

/**
 * Checks a list of readings row by row and column by column, and, unless it is only tried, takes it as a whole: a list
 * with a faulty row writes nothing. Rows without values are those not read yet. The same list again changes nothing.
 */
export async function takeReadingList(platform: Platform, caller: Caller, list: GivenList): Promise<Answer> {
  const { orgId } = caller;
  const { listId, planId } = list;
  const lines = await readLines(list.content);
  const today = businessDate(platform.now().getTime());
  const prepare = async (
    tx: Tx,
  ): Promise<{ checked: Checked; installed: ReadonlyMap<string, Installed> }> => {
    await planThere(tx, orgId, planId);
    const installed = await hangingOf(
      tx,
      orgId,
      lines.map(({ meterNo }) => meterNo),
    );
    return { checked: check(lines, { listId, planId, today, installed, seen: new Map() }), installed };
  };
  const tried = await reading(platform.db, [orgId], async (tx) => {
    const { checked, installed } = await prepare(tx);
    const byId = new Map([...installed.values()].map((one) => [one.installation_id, one]));
    const judged = await judge(tx, orgId, { readings: checked.readings, installed: byId });
    return { checked, answer: answerOf(lines, checked, judged) };
  });
  if (list.isDryRun || tried.checked.faults.length > 0 || tried.checked.readings.length === 0)
    return tried.answer;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const { readings } = tried.checked;
    const about = readingCase(orgId, listId);
    const { judged, before } = await takeReadings(
      { platform, tx },
      { about, origin: byStaff(caller), readings },
    );
    const held = [...before.values()].filter((state) => state === 'held').length;
    const answer = answerOf(lines, tried.checked, judged);
    return {
      ...answer,
      accepted: answer.accepted + before.size - held,
      held: answer.held + held,
      written: true,
    };
  });
}

/** The upload of a list: multipart with `listId`, `dryRun`, `planId` and the file. */
export async function importReadings(
  platform: Platform,
  caller: Caller,
  request: FastifyRequest,
): Promise<Answer> {
  const { content, fields } = await receiveTable(request, listBytesMax);
  const listId = idField(fields, 'listId');
  if (listId === null) throw new Refusal('shape.missing', { field: 'listId', data: { field: 'listId' } });
  const planId = idField(fields, 'planId');
  return takeReadingList(platform, caller, {
    listId,
    planId,
    isDryRun: fields['dryRun'] !== 'false',
    content,
  });
}
