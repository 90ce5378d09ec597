import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { statusWords, type StaffStatus } from '../words.ts';

/** Whether a person works, pauses or has left. */
export function StatusTag({ status }: { status: StaffStatus }) {
  const t = useTexts();
  return <StateTag tone={statusWords[status].tone}>{t(statusWords[status].title)}</StateTag>;
}
