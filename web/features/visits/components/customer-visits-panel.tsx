import { visitsOfCustomer } from '#contracts/visits.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { VisitLines } from './visit-lines.tsx';

/** How the customer was asked afterwards, and what they said. */
export function CustomerVisitsPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const { data } = useRead(visitsOfCustomer, { params: { customerId } }, { news: ['visit'] });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Section title={t('回访与评价')} flush>
      <VisitLines lines={data.items} />
    </Section>
  );
}
