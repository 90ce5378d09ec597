import type { RefusalSpec, Refused } from '#domain/kernel/refusal.ts';
import type { Language } from '../i18n/language.ts';

type Catalogue = Readonly<Record<string, RefusalSpec>>;

/** What a rule that runs in the browser refused, in the words the server would use; `catalogue` has its codes. */
export function refusedText(
  { refused, data = {} }: Refused,
  catalogue: Catalogue,
  language: Language,
): string {
  const words = catalogue[refused]?.[language] ?? refused;
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));
}
