import { keyCustomerGrades, specialNeeds } from '#domain/customers/customer.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { wordOf } from '../words.ts';

interface Props {
  readonly keyGrade: string | null;
  readonly needs: readonly string[];
}

/** What staff must mind when they serve this customer: a key customer, an elderly or disabled person. */
export function CustomerMarks({ keyGrade, needs }: Props) {
  const t = useTexts();
  return (
    <>
      {keyGrade === null ? null : <StateTag tone="warn">{t(wordOf(keyCustomerGrades, keyGrade))}</StateTag>}
      {needs.map((need) => (
        <StateTag key={need} tone="active">
          {t(wordOf(specialNeeds, need))}
        </StateTag>
      ))}
    </>
  );
}
