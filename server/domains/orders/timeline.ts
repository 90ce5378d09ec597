import { eventTitle } from '#domain/event-titles.ts';
import { deadlineText } from '#domain/kernel/instant.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { valueText } from './summary.ts';

/** An event as the order page reads it. */
export interface TimelineRow {
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly actor_kind: 'staff' | 'system' | 'customer';
  readonly actor_name: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TimelineLine {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly title: string;
  readonly actor: string;
  readonly step: string | null;
  readonly action: string | null;
  readonly lines: string[];
}

const actorTitles = { staff: '工作人员', system: '系统', customer: '客户' } as const;

/** What an entry's data say beside the form, by their name in the event. */
const wordings: Readonly<Record<string, string>> = {
  reason: '原因',
  basis: '依据',
  text: '内容',
  remark: '说明',
  apology: '致歉',
  question: '问题',
  movedFrom: '原约定',
  movedTo: '改为',
  result: '结果',
  toName: '转给',
  askedOf: '被督办方',
  levelText: '预警时点',
  told: '已提醒',
  phone: '电话',
  place: '地点',
  confirms: '确认内容',
};

function fieldsOf(definition: ProcessDefinition): ReadonlyMap<string, Field> {
  const steps = Object.values(definition.steps);
  const actions = steps.flatMap((step) => (step.kind === 'task' ? step.actions : []));
  const all = [...definition.form, ...actions.flatMap((action) => action.fields ?? [])];
  return new Map(all.map((field) => [field.name, field]));
}

function formLines(definition: ProcessDefinition, form: unknown): string[] {
  if (typeof form !== 'object' || form === null) return [];
  const fields = fieldsOf(definition);
  return Object.entries(form as FormValues).flatMap(([name, value]) => {
    const field = fields.get(name);
    return field === undefined ? [] : [`${field.label}:${valueText(field, value)}`];
  });
}

function documentLines(definition: ProcessDefinition, codes: unknown): string[] {
  if (!Array.isArray(codes) || codes.length === 0) return [];
  const titles = codes.map(
    (code) => definition.documents.find((document) => document.code === code)?.title ?? String(code),
  );
  return [`材料：${titles.join('、')}`];
}

function clockLines(definition: ProcessDefinition, data: TimelineRow['data']): string[] {
  const rule = definition.clocks.find((clock) => clock.id === data['clock']);
  if (rule === undefined) return [];
  const dueMs = data['dueMs'];
  return [typeof dueMs === 'number' ? `${rule.title}，应于 ${deadlineText(dueMs)} 前完成` : rule.title];
}

function pauseLines(definition: ProcessDefinition, row: TimelineRow): string[] {
  if (row.kind !== 'paused') return [];
  const step = definition.steps[String(row.data['step'])];
  const rule =
    step?.kind === 'task' ? step.pauses?.find((pause) => pause.reason === row.data['reason']) : undefined;
  return rule === undefined ? [] : [`挂起原因：${rule.title}`];
}

function wordLines(row: TimelineRow): string[] {
  return Object.entries(wordings).flatMap(([name, word]) => {
    const value = row.data[name];
    const told = row.kind === 'paused' && name === 'reason';
    return typeof value === 'string' && value !== '' && !told ? [`${word}:${value}`] : [];
  });
}

function quoteLines(quotes: unknown): string[] {
  if (!Array.isArray(quotes)) return [];
  return (quotes as readonly { title?: string; version: number }[]).map(
    ({ title = '', version }) => `引用文章:《${title}》第 ${String(version)} 版`,
  );
}

/** An event of an order in words. */
export function timelineLine(definition: ProcessDefinition, row: TimelineRow): TimelineLine {
  const step = typeof row.data['step'] === 'string' ? definition.steps[row.data['step']] : undefined;
  const actions = step?.kind === 'task' ? step.actions : [];
  const action = actions.find((known) => known.id === row.data['action']);
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    kind: row.kind,
    title: eventTitle(row.kind),
    actor: row.actor_name ?? actorTitles[row.actor_kind],
    step: step?.title ?? null,
    action: action?.title ?? null,
    lines: [
      ...formLines(definition, row.data['form']),
      ...documentLines(definition, row.data['documents']),
      ...clockLines(definition, row.data),
      ...pauseLines(definition, row),
      ...wordLines(row),
      ...quoteLines(row.data['quotes']),
    ],
  };
}
