/** The free texts of the common verbs: reasons, remarks, questions. */
import type { Refused } from '#domain/kernel/refusal.ts';
import { checkValue } from '../field-checks.ts';
import { refuse } from '../refusals.ts';

/** Refuses a text that is empty, over-long or holds control characters; `path` names it to the caller. */
// eslint-disable-next-line @typescript-eslint/max-params -- the text, its path and name, and the rare own limit
export function textFault(text: string, path: string, label: string, maxLength = 1000): Refused | null {
  if (text.trim() === '') return refuse('process.reason-missing', { what: label }, path);
  const field = { name: path, label, type: 'paragraph', required: true, maxLength, sample: '' } as const;
  const checked = checkValue(field, text);
  return 'refused' in checked ? { ...checked, field: path } : null;
}
