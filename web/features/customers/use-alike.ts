import { useQuery } from '@tanstack/react-query';
import { customerRoutes } from '#contracts/customers.ts';
import { call } from '#web/lib/api/call.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import type { Alike } from './components/alike-note.tsx';
import type { Likeness } from './forms/new-file.ts';

/** Customers on file who share the document, or the phone and the name, with what is being typed. */
export function useAlike(likeness: Likeness | null): readonly Alike[] {
  const text = useSettled(likeness === null ? '' : JSON.stringify(likeness));
  const found = useQuery({
    queryKey: ['read', customerRoutes.duplicates.path, text],
    queryFn: ({ signal }) =>
      call(customerRoutes.duplicates, { body: JSON.parse(text) as Likeness }, { signal }),
    enabled: text !== '',
  });
  return text === '' ? [] : (found.data?.items ?? []);
}
