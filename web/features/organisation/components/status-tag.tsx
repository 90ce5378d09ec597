import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { absenceWords } from '../absence.ts';
import { statusWords, type StaffStatus } from '../words.ts';

/** Whether a person works, is away, pauses or has left. */
export function StatusTag({ status, absent = false }: { status: StaffStatus; absent?: boolean }) {
  const t = useTexts();
  const { title, tone } = absent && status === 'active' ? absenceWords.now : statusWords[status];
  return <StateTag tone={tone}>{t(title)}</StateTag>;
}
