import { Button, Space } from 'antd';
import { useState } from 'react';
import { decideHolds, listHolds, listRuns, type BillHold } from '#contracts/billing.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';

type Decision = 'accept' | 'exclude' | 'recompute';

/** The three decisions about a held bill; each says why. */
export function HoldActions({ hold }: { hold: BillHold }) {
  const t = useTexts();
  const [decision, setDecision] = useState<Decision | null>(null);
  const close = (): void => setDecision(null);
  const command = useCommand(decideHolds, { touches: [listHolds, listRuns], done: close });
  if (!useMay(decideHolds.access)) return null;
  const titles: Readonly<Record<Decision, string>> = {
    accept: t('放行'),
    exclude: t('剔除'),
    recompute: t('重算'),
  };
  const offered: readonly Decision[] =
    hold.billId === null ? ['recompute', 'exclude'] : ['accept', 'recompute', 'exclude'];
  return (
    <>
      <Space>
        {offered.map((each) => (
          <Button key={each} size="small" onClick={() => setDecision(each)}>
            {titles[each]}
          </Button>
        ))}
      </Space>
      {decision === null ? null : (
        <ReasonDialog
          open
          title={`${titles[decision]} ${hold.accountNo}`}
          pending={command.pending}
          problem={command.failure}
          onReason={(reason) => void command.run({ body: { holdIds: [hold.holdId], decision, reason } })}
          onClose={close}
        />
      )}
    </>
  );
}
