import { addressTokens, nameTokens } from '#domain/customers/search-text.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';

const summaryLengthMax = 120;
const tokensMax = 200;

/** What a field's value reads like in a line of words. */
export function valueText(field: Field, value: FormValues[string]): string {
  const titleOf = (code: string): string =>
    field.options?.find((option) => option.value === code)?.title ?? code;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return `${(value / (field.scale ?? 1)).toString()}${field.unit ?? ''}`;
  if (typeof value === 'string')
    return `${titleOf(value)}${field.type === 'decimal' ? (field.unit ?? '') : ''}`;
  return value.map(titleOf).join('、');
}

/** Types whose answers tell orders apart; a bare 否, a number or a date does not. */
const telling: ReadonlySet<Field['type']> = new Set(['choice', 'choices', 'text', 'paragraph']);

/** One line that tells orders of a kind apart: the first telling answers that are not personal. */
export function summaryOf(definition: ProcessDefinition, values: FormValues): string {
  if (definition.confidential === true) return definition.title;
  const words = definition.form
    .filter((field) => field.personal !== true && telling.has(field.type))
    .flatMap((field) => {
      const value = values[field.name];
      return value === undefined || value === '' ? [] : [valueText(field, value)];
    });
  return [...words.join(' · ')].slice(0, summaryLengthMax).join('');
}

/** Tokens by which an order is found: names, addresses and matters by two characters, names by initials. */
export function tokensOf([name, address, summary]: readonly (string | null)[]): string[] {
  const tokens = [
    ...(name === null || name === undefined ? [] : nameTokens(name)),
    ...(address === null || address === undefined ? [] : addressTokens(address)),
    ...(summary === null || summary === undefined ? [] : addressTokens(summary)),
  ];
  return [...new Set(tokens)].slice(0, tokensMax);
}
