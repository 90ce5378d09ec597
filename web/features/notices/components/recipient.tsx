import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { unmaskNotice } from '#contracts/notices.ts';
import { leavesTheHouse } from '#domain/notices/channel.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import type { Notice } from '../words.ts';

/** To whom: masked, in full for a reason and on record (R-DATA-02). */
export function Recipient({ notice }: { notice: Notice }) {
  const t = useTexts();
  const may = useMay('customer.unmask');
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<string | null>(null);
  const look = useCommand(unmaskNotice, {
    done: ({ recipient }) => {
      setWhole(recipient);
      setAsking(false);
    },
  });
  // Inside the house the recipient is an id, which tells nobody anything.
  if (!leavesTheHouse(notice.channel))
    return <span>{notice.channel === 'portal' ? t('客户') : t('经办人员')}</span>;
  if (whole !== null || !may) return <span>{whole ?? notice.recipient}</span>;
  return (
    <span>
      {notice.recipient}{' '}
      <Button
        type="text"
        size="small"
        icon={<EyeOutlined />}
        aria-label={t('查看完整内容')}
        onClick={() => setAsking(true)}
      />
      <ReasonDialog
        open={asking}
        title={t('查看完整接收人')}
        label={t('查看原因（将记入审计）')}
        pending={look.pending}
        problem={look.failure}
        onReason={(reason) => void look.run({ params: { noticeId: notice.noticeId }, body: { reason } })}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}
