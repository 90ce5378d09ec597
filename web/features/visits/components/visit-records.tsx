import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { questionnaireFor } from '#domain/visits/questionnaire.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldValues } from '#web/ui/field-values/field-values.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { channelTitles, resultTitles, type Visit } from '../words.ts';
import styles from './visits.module.css';

/** The answers of a visit that ended, and the order that came of them. */
export function AnswersGiven({ visit, onCorrect }: { visit: Visit; onCorrect: (() => void) | null }) {
  const t = useTexts();
  const { answers, followUp } = visit;
  if (answers === null) return null;
  const fields = questionnaireFor(visit.kind, visit.questionnaire)?.fields ?? [];
  const through = visit.answeredThrough === null ? '' : t(channelTitles[visit.answeredThrough]);
  return (
    <Section
      title={t('客户评价')}
      extra={
        onCorrect === null ? null : (
          <Button size="small" onClick={onCorrect}>
            {t('更正')}
          </Button>
        )
      }
    >
      {Object.keys(answers).length === 0 ? (
        <p>{t('客户未作评价。')}</p>
      ) : (
        <FieldValues fields={fields} values={answers} />
      )}
      <p className={styles.faint} style={{ marginTop: '0.7rem' }}>
        {[through, visit.answeredBy, timeText(visit.endedAt)].filter((part) => part !== null).join(' · ')}
      </p>
      {followUp === null ? null : (
        <p style={{ marginTop: '0.7rem' }}>
          {t('不满意转单：')}
          <Link to={`/orders/${followUp.orderId}`}>
            {t(followUp.title)} {followUp.orderNo}
          </Link>
        </p>
      )}
    </Section>
  );
}

/** Every call that was made. */
export function Attempts({ attempts }: { attempts: Visit['attempts'] }) {
  const t = useTexts();
  if (attempts.length === 0) return null;
  return (
    <Section title={t('拨打记录')} flush>
      <ul className={styles.lines}>
        {attempts.map((attempt) => (
          <li key={attempt.attempt}>
            <span>
              <strong>{t(resultTitles[attempt.result])}</strong>{' '}
              {attempt.callAgainAt === null
                ? null
                : t('{time} 再打', { time: timeText(attempt.callAgainAt) })}{' '}
              {attempt.note}
            </span>
            <span className={styles.faint}>
              {attempt.by} {timeText(attempt.at)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who did what with the visit. */
export function VisitHistory({ history }: { history: Visit['history'] }) {
  const t = useTexts();
  return (
    <Section title={t('办理记录')} flush>
      <ul className={styles.lines}>
        {history.map((line, at) => (
          <li key={`${line.at} ${at}`}>
            <span>
              {t(line.title)} {line.detail === null ? '' : t(line.detail)}
            </span>
            <span className={styles.faint}>
              {t(line.actor)} {timeText(line.at)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
