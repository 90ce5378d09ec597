import { App, Button, Popconfirm } from 'antd';
import { cancelNotice, countNotices, listNotices, resendNotice } from '#contracts/notices.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { isCancellable, isResendable, type Notice } from '../words.ts';

const touches = [listNotices, countNotices];

/** Sends again, or takes back: one press, and Enter confirms. */
export function NoticeActions({ notice }: { notice: Notice }) {
  const t = useTexts();
  const may = useMay('notice.manage');
  const { message } = App.useApp();
  const failed = (problem: Error): void => void message.error(problemText(problem, [], t));
  const resend = useCommand(resendNotice, {
    touches,
    failed,
    done: () => void message.success(t('已重新排队发送')),
  });
  const cancel = useCommand(cancelNotice, { touches, failed, done: () => void message.success(t('已取消')) });
  const one = { params: { noticeId: notice.noticeId } };
  if (!may) return null;
  return (
    <>
      {isResendable(notice.status) ? (
        <Popconfirm
          title={t('重发这条通知？')}
          description={
            notice.status === 'uncertain' ? t('上次可能已送达，重发后对方可能收到两次。') : undefined
          }
          okText={t('重发')}
          cancelText={t('不')}
          okButtonProps={{ autoFocus: true }}
          onConfirm={() => void resend.run(one)}
        >
          <Button type="link" size="small" loading={resend.pending}>
            {t('重发')}
          </Button>
        </Popconfirm>
      ) : null}
      {isCancellable(notice.status) ? (
        <Popconfirm
          title={t('取消这条通知？')}
          description={t('取消后不会再发出。')}
          okText={t('取消通知')}
          cancelText={t('不')}
          okButtonProps={{ autoFocus: true, danger: true }}
          onConfirm={() => void cancel.run(one)}
        >
          <Button type="link" size="small" danger loading={cancel.pending}>
            {t('取消')}
          </Button>
        </Popconfirm>
      ) : null}
    </>
  );
}
