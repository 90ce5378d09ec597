import { Link } from '@tanstack/react-router';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { caseAddress } from '../words.ts';

/** To the order a notice belongs to. */
export function CaseLink({ caseKind, caseId }: { caseKind: string; caseId: string }) {
  const t = useTexts();
  const to = caseAddress(caseKind, caseId);
  return to === null ? null : <Link to={to}>{t('查看')}</Link>;
}
