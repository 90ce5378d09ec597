import { listAlerts } from '#contracts/order-alerts.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { alertStatusWords, levelText } from '../../alert-words.ts';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import { AlertPeople } from './alert-people.tsx';
import styles from './alerts.module.css';

/** On the page of an order: the warning levels that came, whom they told, and the button to act (S6). */
export function OrderAlertsPanel({ orderId }: { orderId: string }) {
  const t = useTexts();
  const query = { scope: 'unit', orderId, size: '50' } as const;
  const { data } = useRead(listAlerts, { query }, { news: ['clock', 'order'] });
  const alerts = data?.items ?? [];
  if (alerts.length === 0) return null;
  return (
    <Section title={t('逐级预警')} flush>
      <ul className={styles.list}>
        {alerts.map((alert) => (
          <li key={`${alert.clock} ${alert.run.toString()} ${alert.level.toString()}`}>
            <div className={styles.head}>
              <span className={styles.what}>
                <StateTag tone={alertStatusWords[alert.status].tone}>
                  {t(alertStatusWords[alert.status].title)}
                </StateTag>
                <strong>{t(alert.clockTitle)}</strong>
                <span>{levelText(t, alert)}</span>
              </span>
              <AcknowledgeButton alert={alert} />
            </div>
            <AlertPeople alert={alert} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
