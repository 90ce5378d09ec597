import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ownCase, ownDo } from '#contracts/portal-customer.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Panels } from '#web/ui/panels/panels.tsx';
import { CaseActions, CaseCard, type Doing } from '../components/case-card.tsx';
import { OwnFrame } from '../components/own-frame.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';

/** One of the customer's own cases. */
export function OwnCasePage() {
  const t = useTexts();
  const { orderId = '' }: { orderId?: string } = useParams({ strict: false });
  return (
    <OwnFrame title={t('业务详情')}>{(me) => <OwnCase unit={me.unit.code} orderId={orderId} />}</OwnFrame>
  );
}

function OwnCase({ unit, orderId }: { unit: string; orderId: string }) {
  const { data, error, isPending, refetch } = useRead(ownCase, { params: { orderId } });
  const doing = useMutation({
    mutationFn: (what: Doing) =>
      call(ownDo, { params: { orderId }, body: { commandId: newId(), doing: what } }),
    onSuccess: () => refetch(),
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <ProblemNote problem={error} />;
  return (
    <>
      <CaseCard followed={data} level={2} />
      <CaseActions
        unit={unit}
        of={data}
        pending={doing.isPending}
        problem={doing.error}
        onDo={(what) => doing.mutate(what)}
      />
      <Panels place="follow-page" about={{ token: data.token }} />
    </>
  );
}
