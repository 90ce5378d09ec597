import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { FormRefusal } from '../platform/http/problem.ts';
import type { FailureText } from './exit.ts';

/** What a rule refused, in words; of several objections all, one a line. */
export function refusalFailure(error: Error): FailureText | null {
  const refusals = error instanceof FormRefusal ? error.refusals : error instanceof Refusal ? [error] : [];
  const [first] = refusals;
  if (first === undefined) return null;
  const told = (language: 'zh' | 'en'): string =>
    refusals.map(({ code, data }) => refusalText(code as RefusalCode, data, language).title).join('\n');
  return {
    code: first.code,
    zh: told('zh'),
    en: told('en'),
    ...(first.field === undefined ? {} : { field: first.field }),
  };
}
