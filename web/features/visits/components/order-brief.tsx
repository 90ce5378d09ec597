import { Link } from '@tanstack/react-router';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { Visit } from '../words.ts';
import styles from './visits.module.css';

/** What the agent must know of the order while talking: what it was, how it ended, who did it, what was promised. */
export function OrderBrief({ visit }: { visit: Visit }) {
  const t = useTexts();
  const people = [visit.unit, visit.team, visit.handler].filter((part) => part !== null).join(' · ');
  return (
    <Section title={t('回访的工单')} extra={<Link to={`/orders/${visit.orderId}`}>{t('打开工单')}</Link>}>
      <dl className={styles.facts}>
        <dt>{t('业务')}</dt>
        <dd>
          {t(visit.title)} {visit.orderNo}
        </dd>
        <dt>{t('事项')}</dt>
        <dd>{visit.summary}</dd>
        {visit.address === null ? null : (
          <>
            <dt>{t('地址')}</dt>
            <dd>{visit.address}</dd>
          </>
        )}
        <dt>{t('受理')}</dt>
        <dd>{timeText(visit.acceptedAt)}</dd>
        <dt>{t('办结')}</dt>
        <dd>
          {timeText(visit.closedAt)} {visit.endTitle === null ? '' : t(visit.endTitle)}
        </dd>
        <dt>{t('承办')}</dt>
        <dd>{people}</dd>
      </dl>
      {visit.clocks.length === 0 ? null : (
        <ul className={styles.lines} style={{ margin: '0.8rem -1.1rem -0.8rem' }}>
          {visit.clocks.map((clock, at) => (
            <li key={`${clock.title} ${at}`}>
              <span>{t(clock.title)}</span>
              {clock.kept === null ? null : (
                <StateTag tone={clock.kept ? 'good' : 'bad'}>{clock.kept ? t('按时') : t('超期')}</StateTag>
              )}
            </li>
          ))}
        </ul>
      )}
      {visit.customerId === null ? null : (
        <p style={{ marginTop: '0.9rem' }}>
          <Link to={`/customers/${visit.customerId}`}>{t('打开客户档案')}</Link>
        </p>
      )}
    </Section>
  );
}
