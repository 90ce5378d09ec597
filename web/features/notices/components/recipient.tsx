import { EyeOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { unmaskNotice } from '#contracts/notices.ts';
import { leavesTheHouse } from '#domain/notices/channel.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import type { Notice } from '../words.ts';

/** To whom: masked, in full on purpose and on record (R-DATA-02). */
export function Recipient({ notice }: { notice: Notice }) {
  const t = useTexts();
  const may = useMay('customer.unmask');
  const { message } = App.useApp();
  const [whole, setWhole] = useState<string | null>(null);
  const look = useCommand(unmaskNotice, {
    done: ({ recipient }) => setWhole(recipient),
    failed: (problem) => void message.error(problemText(problem, [], t)),
  });
  // Inside the house the recipient is an id, which tells nobody anything.
  if (!leavesTheHouse(notice.channel))
    return <span>{notice.channel === 'portal' ? t('客户') : t('经办人员')}</span>;
  if (whole !== null || !may) return <span>{whole ?? notice.recipient}</span>;
  return (
    <span>
      {notice.recipient}{' '}
      <Popconfirm
        title={t('查看完整接收人？将记入审计。')}
        okText={t('查看')}
        cancelText={t('不')}
        onConfirm={() => void look.run({ params: { noticeId: notice.noticeId } })}
      >
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          aria-label={t('查看完整内容')}
          loading={look.pending}
        />
      </Popconfirm>
    </span>
  );
}
