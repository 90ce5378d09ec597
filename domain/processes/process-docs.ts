/** Markdown (Chinese) for `docs/processes/`: one page a definition, made from the definition itself. */
import { findPromise } from '#domain/promises/catalogue.ts';
import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { ClockRule, EndStep, ProcessDefinition, TaskStep } from './definition.ts';
import { currentDefinitions } from './definitions/index.ts';
import { mermaid } from './diagram.ts';
import type { Field } from './field.ts';
import { allFields, taskSteps } from './inside.ts';
import { noticeCatalogue } from './notice-codes.ts';
import { channelTitles, familyTitles, outcomeTitles } from './titles.ts';

export interface DocPage {
  /** File name in docs/processes. */
  readonly file: string;
  readonly markdown: string;
}

/** Mermaid text of every current definition, by kind. */
export function allDiagrams(): Readonly<Record<string, string>> {
  return Object.fromEntries(currentDefinitions().map((definition) => [definition.kind, mermaid(definition)]));
}

/** An index page and a page for every current definition. */
export function processDocs(): readonly DocPage[] {
  const definitions = currentDefinitions();
  const rows = definitions.map(({ kind, title, family, summary }) => [
    `[${title}](${kind}.md)`,
    familyTitles[family],
    summary,
  ]);
  const index = [
    '# 业务流程',
    '',
    '本目录由流程定义生成，请勿手工修改。',
    '',
    ...table(['业务', '类别', '说明'], rows),
    '',
  ];
  const pages = definitions.map((definition) => ({
    file: `${definition.kind}.md`,
    markdown: processPage(definition),
  }));
  return [{ file: 'README.md', markdown: index.join('\n') }, ...pages];
}

/** The page of one definition. */
export function processPage(definition: ProcessDefinition): string {
  return [
    `# ${definition.title}`,
    '',
    definition.summary,
    '',
    ...facts(definition),
    '',
    '## 流程图',
    '',
    '```mermaid',
    mermaid(definition),
    '```',
    '',
    '## 受理表单',
    '',
    ...table(['项目', '必填', '填写样例'], definition.form.map(fieldRow)),
    '',
    ...documentPart(definition),
    '## 环节',
    '',
    ...taskSteps(definition).flatMap(([, step]) => stepPart(definition, step)),
    ...endPart(definition),
    '## 时限',
    '',
    '加粗的是向客户告知的办理时限。',
    '',
    ...table(
      ['时限', '承诺', '起', '止', '不再计算'],
      definition.clocks.map((clock) => clockRow(definition, clock)),
    ),
    '',
  ].join('\n');
}

function facts(definition: ProcessDefinition): readonly string[] {
  const { complexity, channels, retentionYears, sources, kind, version } = definition;
  return [
    `- 编码：\`${kind}\`，版本 ${String(version)}`,
    `- 渠道：${channels.map((channel) => channelTitles[channel]).join('、')}`,
    `- 档案保存：${String(retentionYears)} 年`,
    `- 依据：${sources.join('、')}`,
    ...(complexity.level === 'complex'
      ? ['- 受理前须向客户说明并取得同意：', ...complexity.explanation.map((line) => `  - ${line}`)]
      : []),
    ...(definition.confidential === true ? ['- 保密业务：举报人信息只对经办人可见'] : []),
  ];
}

function fieldRow(field: Field): readonly string[] {
  const required = typeof field.required === 'boolean' ? (field.required ? '是' : '否') : '视情况';
  return [field.label, field.visibleWhen === undefined ? required : '视情况', sampleText(field)];
}

/** A sample as the form shows it: titles of options, numbers in the shown unit. */
export function sampleText(field: Field): string {
  const title = (value: string): string =>
    field.options?.find((option) => option.value === value)?.title ?? value;
  const { sample } = field;
  if (typeof sample === 'boolean') return sample ? '是' : '否';
  if (typeof sample === 'number') return `${String(sample / (field.scale ?? 1))} ${field.unit ?? ''}`.trim();
  if (typeof sample === 'string') return `${title(sample)} ${field.unit ?? ''}`.trim();
  return sample.map(title).join('、');
}

function documentPart(definition: ProcessDefinition): readonly string[] {
  if (definition.documents.length === 0) return [];
  const rows = definition.documents.map(({ title, core, requiredWhen, sample }) => [
    title,
    core === true ? '受理时必备' : requiredWhen === undefined ? '可容缺后补' : '视情况，可后补',
    sample,
  ]);
  return ['## 材料', '', ...table(['材料', '要求', '说明'], rows), ''];
}

function stepPart(definition: ProcessDefinition, step: TaskStep): readonly string[] {
  const actions = step.actions.map((action) => {
    const to = action.to.map((id) => definition.steps[id]?.title ?? id).join('、');
    const fields = (action.fields ?? []).map((field) => field.label).join('、');
    const notices = (action.notices ?? []).map((code) => noticeCatalogue[code].title).join('、');
    return [action.title, to, fields === '' ? '—' : fields, notices === '' ? '—' : notices];
  });
  const pauses = (step.pauses ?? []).map((rule) => rule.title).join('、');
  return [
    `### ${step.title}（${teamFunctions[step.team]}）`,
    '',
    step.does,
    '',
    ...(step.waitsForCustomer === undefined ? [] : ['等待客户期间相关时限暂停。', '']),
    ...(pauses === '' ? [] : [`可挂起：${pauses}。`, '']),
    ...table(['操作', '转入', '填写', '通知'], actions),
    '',
  ];
}

function endPart(definition: ProcessDefinition): readonly string[] {
  const ends = Object.values(definition.steps).filter((step): step is EndStep => step.kind === 'end');
  const rows = ends.map(({ title, outcome }) => [title, outcomeTitles[outcome]]);
  return ['## 结束', '', ...table(['结果', '性质'], rows), ''];
}

function clockRow(definition: ProcessDefinition, clock: ClockRule): readonly string[] {
  const promise = findPromise(clock.promise)?.zh ?? clock.promise;
  const from =
    clock.countsFrom === undefined ? undefined : allFields(definition).get(clock.countsFrom)?.label;
  const starts = clock.startsWhenAll.map((trigger) => triggerText(definition, trigger)).join('且');
  const stops = clock.stopsWhenAny.map((trigger) => triggerText(definition, trigger)).join('或');
  const cancels = (clock.cancelsWhenAny ?? []).map((trigger) => triggerText(definition, trigger)).join('或');
  const told = definition.resultClocks.includes(clock.id);
  return [
    told ? `**${clock.title}**` : clock.title,
    `${promise}（${clock.promise}）`,
    from === undefined ? starts : `${starts}，自“${from}”起算`,
    stops,
    cancels === '' ? '—' : cancels,
  ];
}

/** A trigger in words: the step and the action. */
export function triggerText(definition: ProcessDefinition, trigger: string): string {
  if (trigger === 'accepted') return '受理';
  if (trigger === 'documents-complete') return '材料收齐';
  if (trigger === 'closed') return '办结';
  const [stepId = '', actionId] = trigger.split('.');
  const step = definition.steps[stepId];
  const action = step?.kind === 'task' ? step.actions.find(({ id }) => id === actionId) : undefined;
  return `${step?.title ?? stepId}“${action?.title ?? ''}”`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
