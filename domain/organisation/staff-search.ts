import { pinyin } from 'pinyin-pro';

/** What a colleague can be found by; in this order in the text. */
export interface StaffWords {
  readonly name: string;
  readonly employeeNo: string;
  readonly phone: string;
}

/** The text a search looks into: name, its initials (王小明: wxm), number and phone, in lower case. */
export function staffSearchText({ name, employeeNo, phone }: StaffWords): string {
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', separator: '', surname: 'head' });
  return [name, initials, employeeNo, phone].map(plain).join(' ');
}

/** A search as somebody types it, in the form of the search text. */
export function plainSearch(typed: string): string {
  return plain(typed);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}
