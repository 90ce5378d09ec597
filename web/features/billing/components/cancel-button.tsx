import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { cancelBill, listBills, readBill, type BillPage } from '#contracts/billing.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';

/** Takes a bill back and computes the month anew; the old one stays readable. */
export function CancelButton({ bill: { billId, state } }: { bill: BillPage }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(cancelBill, {
    touches: [readBill, listBills],
    done: ({ newBillId }) => {
      setOpen(false);
      if (newBillId !== null) void navigate({ to: '/bills/$billId', params: { billId: newBillId } });
    },
  });
  if (!useMay(cancelBill.access) || state !== 'released') return null;
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('冲销重出')}
      </Button>
      <ReasonDialog
        open={isOpen}
        title={t('冲销重出')}
        text={t('原账单作废并保留，按现在的电量和条款重出一张。')}
        pending={command.pending}
        problem={command.failure}
        onReason={(reason) => void command.run({ params: { billId }, body: { reason, rebill: true } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
