/** What an event says beside its kind, as lines a person can read. */
import { zh } from '#web/lib/i18n/use-texts.ts';

export interface DataLine {
  /** Chinese, or the name as it is stored where nobody gave it words. */
  readonly name: string;
  readonly value: string;
}

const names: Readonly<Record<string, string>> = {
  reason: zh('原因'),
  basis: zh('依据'),
  name: zh('名称'),
  title: zh('标题'),
  post: zh('岗位'),
  validFrom: zh('生效日期'),
  validTo: zh('终止日期'),
  promiseId: zh('承诺编号'),
  region: zh('地区'),
  limit: zh('时限'),
  warnPercent: zh('预警比例'),
  measure: zh('考核方式'),
  days: zh('日期'),
  year: zh('年份'),
  announced: zh('已公布'),
  template: zh('模板'),
  channel: zh('渠道'),
  version: zh('版本'),
  from: zh('原状态'),
  status: zh('状态'),
  fileName: zh('文件名'),
};

/** Counters and ids of the machinery: they tell a reader nothing. */
const silent: ReadonlySet<string> = new Set(['revision', 'commandId', 'personalFields', 'caseId']);
const valueMax = 160;

/** The data of an event line by line; changed fields as before → after. */
export function dataLines(data: Readonly<Record<string, unknown>>): readonly DataLine[] {
  const { changes, ...rest } = data;
  const plain = Object.entries(rest)
    .filter(([name, value]) => !silent.has(name) && value !== null && value !== '')
    .map(([name, value]) => ({ name: nameOf(name), value: textOf(value) }));
  return [...plain, ...changeLines(changes)];
}

function changeLines(changes: unknown): readonly DataLine[] {
  if (!isRecord(changes)) return [];
  return Object.entries(changes).map(([name, change]) => ({
    name: nameOf(name),
    value: isRecord(change) ? `${textOf(change['from'])} → ${textOf(change['to'])}` : textOf(change),
  }));
}

function nameOf(name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= valueMax ? text : `${text.slice(0, valueMax)}…`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
