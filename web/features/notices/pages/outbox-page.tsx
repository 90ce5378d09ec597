import { listNotices } from '#contracts/notices.ts';
import { allNoticeChannels, allNoticeStatuses } from '#domain/notices/channel.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Filter } from '#web/ui/search-form/search-form.tsx';
import { CaseFilter } from '../components/case-filter.tsx';
import { CaseLink } from '../components/case-link.tsx';
import { NoticeActions } from '../components/notice-actions.tsx';
import { NoticeState } from '../components/notice-state.tsx';
import { NoticeText } from '../components/notice-text.tsx';
import { OpenCounts } from '../components/open-counts.tsx';
import { Recipient } from '../components/recipient.tsx';
import { channelTitles, statusTitles, type Notice } from '../words.ts';

/** Every notice of the unit: to whom, what, whether it arrived, and what it waits for. */
export function OutboxPage() {
  const t = useTexts();
  const [{ caseId }] = useUrlState(['caseId']);
  return (
    <ListPage
      title={t('通知记录')}
      contract={listNotices}
      filters={filtersOf(t)}
      {...(caseId === undefined ? {} : { fixed: { caseId } })}
      columns={columnsOf(t)}
      rowKey={({ noticeId }) => noticeId}
      rowTone={({ status, waitsFor }) =>
        status === 'failed' ? 'bad' : status === 'uncertain' || waitsFor !== null ? 'warn' : undefined
      }
      news={['notice']}
      actions={<CaseFilter />}
      empty={{ title: t('还没有通知'), text: t('工单办理过程中的短信、邮件和内部提醒会记录在这里。') }}
    >
      <OpenCounts />
    </ListPage>
  );
}

function filtersOf(t: Texts): readonly Filter[] {
  return [
    {
      name: 'status',
      kind: 'choice',
      label: t('状态'),
      options: allNoticeStatuses.map((status) => ({ value: status, title: t(statusTitles[status]) })),
    },
    {
      name: 'channel',
      kind: 'choice',
      label: t('渠道'),
      options: allNoticeChannels.map((channel) => ({ value: channel, title: t(channelTitles[channel]) })),
    },
    { name: 'from', kind: 'date', label: t('从') },
    { name: 'to', kind: 'date', label: t('到') },
  ];
}

function columnsOf(t: Texts): readonly Column<Notice>[] {
  return [
    { key: 'at', title: t('时间'), width: '10.5rem', render: ({ createdAt }) => timeText(createdAt) },
    { key: 'channel', title: t('渠道'), width: '7rem', render: ({ channel }) => t(channelTitles[channel]) },
    { key: 'to', title: t('接收人'), width: '11rem', render: (notice) => <Recipient notice={notice} /> },
    { key: 'text', title: t('内容'), render: (notice) => <NoticeText notice={notice} /> },
    { key: 'state', title: t('状态'), width: '12rem', render: (notice) => <NoticeState notice={notice} /> },
    { key: 'case', title: t('工单'), width: '5rem', render: (notice) => <CaseLink {...notice} /> },
    {
      key: 'acts',
      title: '',
      width: '8rem',
      align: 'right',
      render: (notice) => <NoticeActions notice={notice} />,
    },
  ];
}
