/** When two customers look like one: the reasons a person is shown before they decide. */
import { normaliseName } from '../name.ts';

/** The surest reason first. */
export const likenesses = {
  document: '证件号码相同',
  'phone-and-name': '电话相同、名称相近',
  'address-and-name': '地址相同、名称相近',
} as const;
export type Likeness = keyof typeof likenesses;

/** Words that every firm of a place has in its name and that tell two firms apart as little as a full stop. */
const firmWords = /有限责任公司|股份有限公司|有限公司|公司|[()\s]/g;

function core(name: string): string {
  const plain = normaliseName(name);
  const short = plain.replace(firmWords, '');
  return short === '' ? plain : short;
}

/**
 * Whether two names may belong to the same customer: equal but for the form of the firm, one within the other, or
 * one character written differently in a name of at least three (王晓明 and 王小明; not 王伟 and 王芳).
 */
export function similarNames(a: string, b: string): boolean {
  const [first, second] = [[...core(a)], [...core(b)]];
  if (first.join('') === second.join('')) return true;
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (short.length >= 3 && long.join('').includes(short.join(''))) return true;
  return short.length >= 3 && short.length === long.length && differing(short, long) === 1;
}

function differing(a: readonly string[], b: readonly string[]): number {
  return a.filter((character, at) => character !== b[at]).length;
}
