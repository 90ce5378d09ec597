import type { QueryReading } from '#domain/customers/query-reading.ts';
import { addressTokens, nameTokens, normaliseText } from '#domain/customers/search-text.ts';
import type { Keys } from '../../../platform/keys.ts';
import { normaliseDocumentNumber } from '../file/file.ts';

/** What a customer is found by. */
export interface Findable {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** In their one form, without extension. */
  readonly phones: readonly string[];
  readonly accountNos: readonly string[];
  readonly meterNos: readonly string[];
  readonly documentDigests: readonly string[];
}

/** Tokens narrow down, texts decide; each text stands on a line of its own. */
export interface SearchEntry {
  readonly tokens: readonly string[];
  readonly texts: string;
}

/** What an entry must have: all tokens, and the phrase where there is one. */
export interface Criterion {
  readonly tokens: readonly string[];
  readonly phrase: string | null;
}

const tailDigits = 4;
const endDigits = 6;

/** The one token of a number: its end, which is what people remember and read out. */
function numberToken(tag: 't' | 'd' | 'm', number: string): string {
  return tag + number.slice(tag === 't' ? -tailDigits : -endDigits);
}

/** The one token of a whole name or address, normalised. */
export function wholeToken(text: string): string {
  return `=${text}`;
}

/** Keyed digest of a document number: finds it without storing it in clear. */
export function documentDigest(keys: Keys, orgId: number, number: string): string {
  return keys.digest('customer-document', `${orgId.toString()}:${normaliseDocumentNumber(number)}`);
}

/** The search entry of a customer. */
export function searchEntry(found: Findable): SearchEntry {
  const texts = [...new Set([...found.names, ...found.addresses].map(normaliseText))];
  const tokens = new Set([
    ...texts.filter((text) => text !== '').map(wholeToken),
    ...[...new Set(found.names)].flatMap((name) => nameTokens(name)),
    ...found.addresses.flatMap((address) => addressTokens(address)),
    ...found.phones.map((phone) => numberToken('t', phone)),
    ...found.accountNos.map((accountNo) => numberToken('d', accountNo)),
    ...found.meterNos.map((meterNo) => numberToken('m', meterNo)),
    ...found.documentDigests.map((digest) => `i${digest}`),
  ]);
  const numbers = [...found.phones, ...found.accountNos, ...found.meterNos];
  return { tokens: [...tokens], texts: `\n${[...new Set([...texts, ...numbers])].join('\n')}\n` };
}

/** A whole line, or the end of one. */
const line = (text: string): string => `\n${text}\n`;
const ending = (text: string): string => `${text}\n`;

/** Enough to be rare: the end of an address, where house and room stand; province and city every address has. */
const addressTokensMax = 6;

/** Two characters are one bigram, and one character one token: nothing is left for the phrase to decide. */
function textCriterion({ as, text, tokens }: Extract<QueryReading, { as: 'name' | 'address' }>): Criterion {
  const telling = as === 'address' ? tokens.slice(-addressTokensMax) : tokens;
  return { tokens: telling, phrase: [...text].length > 2 ? text : null };
}

/** A reading of the search box as what the index is asked; null when customers don't answer it. */
export function criterionOf(
  reading: QueryReading,
  digestOf: (documentNumber: string) => string,
): Criterion | null {
  switch (reading.as) {
    case 'account-number':
      return { tokens: [numberToken('d', reading.number)], phrase: line(reading.number) };
    case 'account-number-part':
      return { tokens: [numberToken('d', reading.digits)], phrase: ending(reading.digits) };
    case 'identity-number':
      return { tokens: [`i${digestOf(reading.number)}`], phrase: null };
    case 'credit-code':
      return { tokens: [`i${digestOf(reading.code)}`], phrase: null };
    case 'phone': {
      const { kind, number } = reading.phone;
      return { tokens: [numberToken('t', number)], phrase: kind === 'local' ? ending(number) : line(number) };
    }
    case 'phone-tail':
      return { tokens: [numberToken('t', reading.digits)], phrase: ending(reading.digits) };
    case 'meter-number':
      return { tokens: [numberToken('m', reading.number)], phrase: line(reading.number) };
    case 'pinyin':
      return { tokens: reading.tokens, phrase: null };
    case 'name':
    case 'address':
      return textCriterion(reading);
    case 'order-number':
      return null;
  }
}
