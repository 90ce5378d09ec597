import { Link } from '@tanstack/react-router';
import { listAlerts } from '#contracts/order-alerts.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { levelText } from '../../alert-words.ts';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import styles from './alerts.module.css';

const shownMax = 5;
const againEveryMs = 60_000;

/** On the desk: warnings that were sent to me and wait for somebody to act; nothing where there is none. */
export function DeskAlerts() {
  const t = useTexts();
  const query = { scope: 'mine', status: 'open', size: '20' } as const;
  const { data } = useRead(listAlerts, { query }, { news: ['clock', 'order'], everyMs: againEveryMs });
  const alerts = data?.items ?? [];
  if (alerts.length === 0) return null;
  const total = `${alerts.length.toString()}${(data?.next ?? null) === null ? '' : '+'}`;
  return (
    <Section
      flush
      title={t('预警待我确认')}
      extra={<Link to="/supervision/alerts">{t('{count} 件', { count: total })}</Link>}
    >
      <ul className={styles.list}>
        {alerts.slice(0, shownMax).map((alert) => (
          <li key={`${alert.orderId} ${alert.clock} ${alert.run.toString()} ${alert.level.toString()}`}>
            <div className={styles.head}>
              <Link to="/orders/$orderId" params={{ orderId: alert.orderId }}>
                {t(alert.title)} · {t(alert.clockTitle)}
              </Link>
              <AcknowledgeButton alert={alert} />
            </div>
            <p className={styles.faint}>
              {levelText(t, alert)}
              {alert.dueAt === null ? null : ` · ${t('应于 {time} 前完成', { time: timeText(alert.dueAt) })}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
