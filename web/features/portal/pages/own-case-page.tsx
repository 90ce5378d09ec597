import { useParams } from '@tanstack/react-router';
import { ownCase } from '#contracts/portal-customer.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { CasePage } from '../components/case-page.tsx';
import { OwnFrame } from '../components/own-frame.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import { useOwnCaseApi } from '../model/own-case-api.ts';

/** One of the customer's own cases. */
export function OwnCasePage() {
  const t = useTexts();
  const { orderId = '' }: { orderId?: string } = useParams({ strict: false });
  return (
    <OwnFrame title={t('业务详情')}>
      {(me) => <OwnCase key={orderId} unit={me.unit.code} orderId={orderId} />}
    </OwnFrame>
  );
}

function OwnCase({ unit, orderId }: { unit: string; orderId: string }) {
  const { data, error, isPending } = useRead(ownCase, { params: { orderId } });
  const api = useOwnCaseApi(unit, orderId);
  if (isPending) return <Loading />;
  if (data === undefined) return <ProblemNote problem={error} />;
  return <CasePage of={data} api={api} level={2} />;
}
