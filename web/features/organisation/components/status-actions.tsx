import { Button } from 'antd';
import { useState } from 'react';
import { staffContracts } from '#contracts/staff.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import type { StaffPerson } from '../staff-person.ts';

const touches = [staffContracts.staffCard, staffContracts.staffList, staffContracts.staffHistory];

/** Suspends, reinstates, dismisses: each with its reason, on record. */
export function StatusActions({ person }: { person: StaffPerson }) {
  const t = useTexts();
  const [asking, setAsking] = useState<'suspend' | 'dismiss' | null>(null);
  const close = (): void => setAsking(null);
  const suspend = useCommand(staffContracts.suspendStaff, { touches, done: close });
  const dismiss = useCommand(staffContracts.dismissStaff, { touches, done: close });
  const reinstate = useCommand(staffContracts.reinstateStaff, { touches });
  const { staffId, revision, status } = person;
  const target = { params: { staffId } };
  if (status === 'dismissed') return null;
  const chosen = asking === 'dismiss' ? dismiss : suspend;
  return (
    <>
      {status === 'active' ? (
        <Button onClick={() => setAsking('suspend')}>{t('暂停')}</Button>
      ) : (
        <Button
          loading={reinstate.pending}
          onClick={() => void reinstate.run({ ...target, body: { revision } })}
        >
          {t('恢复在岗')}
        </Button>
      )}
      <Button danger onClick={() => setAsking('dismiss')}>
        {t('办理离职')}
      </Button>
      <ReasonDialog
        open={asking !== null}
        title={asking === 'dismiss' ? t('办理离职') : t('暂停')}
        text={t('此人将立即退出登录，未办结的任务退回班组。')}
        pending={chosen.pending}
        problem={chosen.failure}
        onClose={close}
        onReason={(reason) => void chosen.run({ ...target, body: { revision, reason } })}
      />
    </>
  );
}
