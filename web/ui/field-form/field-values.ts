/** The logic of a form drawn from fields: what is asked now, how stored values are shown, what goes out. */
import { applies, valueOf } from '#domain/processes/condition.ts';
import {
  sections,
  type Field,
  type FieldValue,
  type FormValues,
  type Section,
} from '#domain/processes/field.ts';
import { phoneText, scaledText } from '#web/lib/format/quantity.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';

export const sectionTitles: Readonly<Record<Section, string>> = {
  purpose: zh('办理事项'),
  customer: zh('客户信息'),
  capacity: zh('用电容量'),
  use: zh('用电性质'),
  address: zh('用电地址'),
  equipment: zh('用电设备'),
  matter: zh('具体情况'),
  wishes: zh('其他要求'),
};

export interface AskedSection {
  readonly section: Section | null;
  readonly fields: readonly Field[];
}

/**
 * The fields asked with these values, in their sections; a field that names none stands in the section reached
 * before it, as the definition is proved (prove-fields.ts). Fields before the first section come first.
 */
export function askedSections(
  fields: readonly Field[],
  values: FormValues,
  known: FormValues = {},
): readonly AskedSection[] {
  const all = { ...known, ...values };
  const asked = placed(fields).filter(({ field }) => applies(field.visibleWhen, all));
  const order: readonly (Section | null)[] = [null, ...sections];
  return order
    .map((section) => ({
      section,
      fields: asked.filter((one) => one.section === section).map(({ field }) => field),
    }))
    .filter((part) => part.fields.length > 0);
}

function placed(fields: readonly Field[]): readonly { field: Field; section: Section | null }[] {
  let reached: Section | null = null;
  return fields.map((field) => {
    reached = field.section ?? reached;
    return { field, section: reached };
  });
}

/** What goes out: only what is asked now and given. What was typed into a field that is hidden now stays behind. */
export function givenValues(
  fields: readonly Field[],
  values: FormValues,
  known: FormValues = {},
): FormValues {
  const asked = askedSections(fields, values, known).flatMap((part) => part.fields);
  return Object.fromEntries(
    asked.flatMap(({ name }) => {
      const value = valueOf(values, name);
      return value === undefined || isEmpty(value) ? [] : [[name, value]];
    }),
  );
}

function isEmpty(value: FieldValue): boolean {
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

/** A stored value as it is read: options by their titles, numbers in the shown unit, dates with a space. */
export function valueText(field: Field, value: FieldValue, t: Texts): string {
  if (typeof value === 'boolean') return value ? t('是') : t('否');
  if (typeof value === 'number') return withUnit(field, scaledText(value, field.scale ?? 1), t);
  if (Array.isArray(value)) return value.map((item: string) => optionText(field, item, t)).join('、');
  const text = String(value);
  switch (field.type) {
    case 'choice':
      return optionText(field, text, t);
    case 'decimal':
      return withUnit(field, text, t);
    case 'datetime':
      return text.replace('T', ' ').slice(0, 16);
    case 'phone':
      return phoneText(text);
    default:
      return text;
  }
}

function withUnit(field: Field, text: string, t: Texts): string {
  return field.unit === undefined ? text : `${text} ${t(field.unit)}`;
}

function optionText(field: Field, value: string, t: Texts): string {
  const option = field.options?.find((one) => one.value === value);
  return option === undefined ? value : t(option.title);
}

/** Failures by field name, out of failures by path in the contract (`form.capacityVa`, `values.capacityVa`). */
export function failuresByField(
  failures: Readonly<Record<string, string>>,
  prefixes: readonly string[] = ['form.', 'values.', 'command.values.'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(failures).flatMap(([path, text]) => {
      const prefix = prefixes.find((one) => path.startsWith(one));
      return prefix === undefined ? [] : [[path.slice(prefix.length), text]];
    }),
  );
}
