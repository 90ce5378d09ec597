import { isRefused } from '#domain/kernel/refusal.ts';
import { findPromise } from '#domain/promises/catalogue.ts';
import { limitEn, limitOf, limitZh, parseLimit, type Limit } from '#domain/promises/limit.ts';
import { promiseRefusals } from '#domain/promises/refusals.ts';
import { refusedText } from '#web/lib/format/refused-text.ts';
import type { Language } from '#web/lib/i18n/language.ts';

/** What was typed as a limit, as the rules read it; `failure` says why they cannot. */
export type LimitReading = { readonly text: string } | { readonly failure: string } | null;

/**
 * Reads a limit while it is typed, by the rules that will store it: its form, its size and, with a promise given,
 * that it stays of the promise's kind. Null while nothing is typed.
 */
export function readLimit(typed: string, language: Language, promiseId?: string): LimitReading {
  if (typed === '') return null;
  const limit = parseLimit(typed);
  if (isRefused(limit)) return { failure: refusedText(limit, promiseRefusals, language) };
  const usual = promiseId === undefined ? null : (findPromise(promiseId)?.limits?.urban ?? null);
  if (usual === null || limitOf(usual).kind === limit.kind) return { text: wordsOf(limit, language) };
  const data = { promiseId: promiseId ?? '', expected: wordsOf(limitOf(usual), language) };
  return { failure: refusedText({ refused: 'promises.setting-kind', data }, promiseRefusals, language) };
}

/** A limit in words; the text itself where the rules cannot read it (a row of a later version). */
export function limitWords(limit: string, language: Language): string {
  const reading = readLimit(limit, language);
  return reading !== null && 'text' in reading ? reading.text : limit;
}

function wordsOf(limit: Limit, language: Language): string {
  return language === 'en' ? limitEn(limit) : limitZh(limit);
}
