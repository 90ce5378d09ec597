import { Link } from '@tanstack/react-router';
import { customerCases } from '#contracts/order-customers.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import styles from './customer-panels.module.css';

const verdicts = {
  running: { title: zh('进行中'), tone: 'active' },
  overdue: { title: zh('已超时'), tone: 'bad' },
  kept: { title: zh('已兑现'), tone: 'good' },
  late: { title: zh('超时完成'), tone: 'bad' },
} as const;

/** Promises kept and broken to this customer; the broken ones and those that run are named. */
export function CustomerPromisesPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const { data } = useRead(customerCases, { params: { customerId } }, { news: ['order', 'clock'] });
  if (data === undefined) return null;
  const { promises, told } = data;
  const all = promises.kept + promises.broken + promises.running;
  return (
    <Section
      flush
      title={t('服务承诺')}
      extra={t('兑现 {kept}，未兑现 {broken}，进行中 {running}', promises)}
    >
      {all === 0 ? <p className={styles.none}>{t('还没有对这位客户计时的承诺')}</p> : null}
      <ul className={styles.lines}>
        {told.map((one) => (
          <li key={`${one.orderId} ${one.promise} ${one.dueAt ?? ''}`} className={styles.line}>
            <StateTag tone={verdicts[one.verdict].tone}>{t(verdicts[one.verdict].title)}</StateTag>
            <span>{t(one.promise)}</span>
            <Link to="/orders/$orderId" params={{ orderId: one.orderId }}>
              {t(one.title)}
            </Link>
            <span className={styles.day}>{one.dueAt === null ? '' : timeText(one.dueAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
