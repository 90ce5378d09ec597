/** What an event says beside its kind, as lines a person can read. */
import { noticeChannels, noticeStatuses } from '#domain/notices/channel.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';

export interface DataLine {
  /** In words, or as it is stored where nobody gave it words. */
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
  dayCount: zh('封存天数'),
  cases: zh('对象数'),
  events: zh('记录数'),
  findings: zh('异常数'),
  year: zh('年份'),
  announced: zh('已公布'),
  template: zh('模板'),
  channel: zh('渠道'),
  version: zh('版本'),
  from: zh('原状态'),
  status: zh('状态'),
  fileName: zh('文件名'),
  way: zh('登录方式'),
  secondFactor: zh('动态口令'),
  failures: zh('失败次数'),
  lockedUntil: zh('锁定至'),
  what: zh('对象'),
  code: zh('代码'),
  parent: zh('上级单位'),
  kind: zh('类别'),
  functions: zh('职能'),
  unit: zh('单位'),
  login: zh('登录名'),
  employeeNo: zh('工号'),
  ended: zh('结束会话数'),
  left: zh('剩余恢复码'),
  fields: zh('修改项'),
  setting: zh('设置'),
};

type Data = Readonly<Record<string, unknown>>;
type Words = Readonly<Record<string, string>>;

/** Words of the values that are stored as codes. */
const values: Readonly<Record<string, Words>> = {
  channel: noticeChannels,
  from: noticeStatuses,
  measure: { each: zh('逐件'), mean: zh('平均') },
  region: { any: zh('不限地区'), urban: zh('城区'), rural: zh('农村'), remote: zh('边远') },
  way: {
    password: zh('密码'),
    'second-factor': zh('动态口令'),
    'recovery-code': zh('恢复码'),
    'single-sign-on': zh('单点登录'),
  },
  secondFactor: { none: zh('未启用'), asked: zh('已启用') },
  setting: { working: zh('设为上班'), off: zh('设为休息'), statutory: zh('撤回设置') },
};

/** Counters and ids of the machinery: they tell a reader nothing. */
const silent: ReadonlySet<string> = new Set([
  'revision',
  'commandId',
  'personalFields',
  'caseId',
  'unitId',
  'parentUnitId',
  'settingId',
]);
const valueMax = 160;

/** The data of an event line by line; changed fields as before → after. */
export function dataLines(data: Data, t: Texts): readonly DataLine[] {
  const { changes, ...rest } = data;
  const plain = Object.entries(rest)
    .filter(([name, value]) => !silent.has(name) && value !== null && value !== '')
    .map(([name, value]) => ({ name: t(nameOf(keyOf(name, value))), value: textOf(name, value, t) }));
  return [...plain, ...changeLines(changes, t)];
}

/** A verification counts its days, the calendar lists them. */
function keyOf(name: string, value: unknown): string {
  return name === 'days' && typeof value === 'number' ? 'dayCount' : name;
}

function changeLines(changes: unknown, t: Texts): readonly DataLine[] {
  if (!isRecord(changes)) return [];
  return Object.entries(changes).map(([name, change]) => ({
    name: t(nameOf(name)),
    value: isRecord(change)
      ? `${textOf(name, change['from'], t)} → ${textOf(name, change['to'], t)}`
      : textOf(name, change, t),
  }));
}

function nameOf(name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

function textOf(name: string, value: unknown, t: Texts): string {
  const text = wordsOf(name, value, t);
  return text.length <= valueMax ? text : `${text.slice(0, valueMax)}…`;
}

/** Lists are joined, the parts of a row beside each other. */
function wordsOf(name: string, value: unknown, t: Texts): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? t('是') : t('否');
  if (Array.isArray(value)) return value.map((one) => wordsOf(name, one, t)).join('；') || '—';
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([part, one]) => wordsOf(part, one, t))
      .join(' ');
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const known = Object.hasOwn(values, name) ? values[name] : undefined;
  return known !== undefined && Object.hasOwn(known, text) ? t(known[text] ?? text) : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
