import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { alertScopes, listAlerts, type AlertLine } from '#contracts/order-alerts.ts';
import { rungs } from '#domain/promises/warning-level.ts';
import { AcknowledgeButton } from '#web/features/orders/components/alerts/acknowledge-button.tsx';
import { AlertPeople } from '#web/features/orders/components/alerts/alert-people.tsx';
import { alertStatusWords, levelText, rungWords } from '#web/features/orders/alert-words.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';

const scopeWords = { mine: zh('提醒我的'), unit: zh('全单位') } as const;

/** Warning levels that came: whom they told, how far they went up, who acts (S6). */
export function AlertListPage() {
  const t = useTexts();
  const supervises = useMay('order.supervise');
  const [{ scope }, setState] = useUrlState(['scope']);
  const usual = supervises ? 'unit' : 'mine';
  const chosen = supervises ? (alertScopes.find((each) => each === scope) ?? usual) : 'mine';
  return (
    <ListPage
      title={t('逐级预警')}
      detail={t('时限将到而无人确认处理的，逐级上报；点“我来处理”后这一级不再上报。')}
      contract={listAlerts}
      fixed={{ scope: chosen }}
      filters={[
        {
          name: 'status',
          kind: 'choice',
          label: t('状态'),
          options: Object.entries(alertStatusWords).map(([value, { title }]) => ({ value, title: t(title) })),
        },
        {
          name: 'rung',
          kind: 'choice',
          label: t('已到哪一级'),
          options: rungs.map((value) => ({ value, title: t(rungWords[value]) })),
        },
      ]}
      columns={columnsOf(t)}
      rowKey={({ orderId, clock, run, level }) => `${orderId} ${clock} ${run.toString()} ${level.toString()}`}
      rowTone={({ status, climbs }) => (status !== 'open' ? undefined : climbs > 0 ? 'bad' : 'warn')}
      news={['clock', 'order']}
      empty={{
        title: t('没有预警'),
        text: t('在“服务承诺”里为某项承诺设置逐级预警后，到点的会出现在这里。'),
      }}
    >
      {!supervises ? null : (
        <Segmented
          style={{ marginBottom: '0.8rem' }}
          value={chosen}
          options={alertScopes.map((value) => ({ value, label: t(scopeWords[value]) }))}
          onChange={(value) => setState({ scope: value })}
        />
      )}
    </ListPage>
  );
}

function columnsOf(t: Texts): readonly Column<AlertLine>[] {
  return [
    {
      key: 'state',
      title: t('状态'),
      width: '7rem',
      render: ({ status }) => (
        <StateTag tone={alertStatusWords[status].tone}>{t(alertStatusWords[status].title)}</StateTag>
      ),
    },
    {
      key: 'order',
      title: t('工单'),
      width: '13rem',
      render: ({ orderId, orderNo, title }) => (
        <>
          <Link to={`/orders/${orderId}`}>{orderNo}</Link>
          <div>{t(title)}</div>
        </>
      ),
    },
    {
      key: 'level',
      title: t('时限与级别'),
      width: '11rem',
      render: (alert) => (
        <>
          {t(alert.clockTitle)}
          <div>{levelText(t, alert)}</div>
        </>
      ),
    },
    { key: 'people', title: t('提醒与确认'), render: (alert) => <AlertPeople alert={alert} /> },
    { key: 'unit', title: t('单位'), width: '9rem', render: ({ unit }) => unit },
    { key: 'due', title: t('应办结时间'), width: '10.5rem', render: ({ dueAt }) => timeText(dueAt) },
    { key: 'act', title: '', align: 'right', render: (alert) => <AcknowledgeButton alert={alert} /> },
  ];
}
