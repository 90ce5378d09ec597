import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import type { Filter } from '#web/ui/search-form/search-form.tsx';

/** Narrows a list by the kind of business. */
export function kindFilter(t: Texts): Filter {
  return {
    name: 'kind',
    kind: 'choice',
    label: t('业务种类'),
    options: currentDefinitions().map(({ kind, title }) => ({ value: kind, title: t(title) })),
  };
}
