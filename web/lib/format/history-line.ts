import { zh, type Texts } from '../i18n/use-texts.ts';

/** Labels of what people wrote: their words are shown as they are. */
const writtenByPeople: ReadonlySet<string> = new Set([
  zh('原因'),
  zh('依据'),
  zh('内容'),
  zh('说明'),
  zh('致歉'),
  zh('问题'),
  zh('结果'),
  zh('转给'),
  zh('电话'),
  zh('地点'),
  zh('确认内容'),
]);

/** Lists of the trade's words, as the server writes them. */
const listLabels: ReadonlySet<string> = new Set([zh('材料'), zh('挂起原因'), zh('已提醒')]);

const labelled = /^([^:：]+)[:：]([\s\S]*)$/;
const dueLine = /^(.+)[,，]应于 (.+) 前完成$/;
const isoMinute = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/**
 * A line of a case's history, as the server writes it in Chinese (`label:value`), in the language of the reader:
 * labels and the trade's own words are translated, what people wrote is not.
 */
export function historyLine(line: string, t: Texts): string {
  const [, clock, due] = dueLine.exec(line) ?? [];
  if (clock !== undefined && due !== undefined)
    return t('{title}，应于 {due} 前完成', { title: t(clock), due });
  const [, label, value] = labelled.exec(line) ?? [];
  if (label === undefined || value === undefined || label.includes('{')) return line;
  return t('{label}：{value}', { label: t(label), value: valueText(label, value, t) });
}

function valueText(label: string, value: string, t: Texts): string {
  // Braces would be read as placeholders; no word of the trade has any.
  if (writtenByPeople.has(label) || value.includes('{')) return value;
  const [, date, time] = isoMinute.exec(value) ?? [];
  if (date !== undefined && time !== undefined) return `${date} ${time}`;
  if (listLabels.has(label))
    return value
      .split('、')
      .map((word) => t(word))
      .join('、');
  return t(value);
}
