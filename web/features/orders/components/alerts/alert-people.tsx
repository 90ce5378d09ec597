import type { AlertLine } from '#contracts/order-alerts.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { rungWords } from '../../alert-words.ts';
import styles from './alerts.module.css';

/** Whom a level told, when it goes up, and who acts. */
export function AlertPeople({ alert }: { alert: AlertLine }) {
  const t = useTexts();
  const { told, climbAt, acknowledged } = alert;
  const people = told.map(({ name, rung }) => t('{name}（{rung}）', { name, rung: t(rungWords[rung]) }));
  return (
    <>
      <p className={styles.faint}>
        {people.length === 0
          ? t('当时无人在岗可提醒')
          : t('{time} 起已提醒：{people}', { time: timeText(alert.raisedAt), people: people.join(' → ') })}
      </p>
      {climbAt === null ? null : (
        <p className={styles.climb}>{t('{time} 前无人确认即上报', { time: timeText(climbAt) })}</p>
      )}
      {acknowledged === null ? null : (
        <p className={styles.faint}>
          {t('{name} 于 {time} 确认由其处理', { name: acknowledged.name, time: timeText(acknowledged.at) })}
          {acknowledged.note === null ? null : `：${acknowledged.note}`}
        </p>
      )}
    </>
  );
}
