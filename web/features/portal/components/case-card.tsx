import type { ReactNode } from 'react';
import type { Static } from 'typebox';
import type { FollowedCase } from '#contracts/requests.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PromiseLines } from './promise-lines.tsx';
import styles from '../portal.module.css';

interface Props {
  readonly followed: Static<typeof FollowedCase>;
  readonly level?: 1 | 2;
  /** What waits for the customer, below the head. */
  readonly children?: ReactNode;
  /** In the place of the mere list of missing papers. */
  readonly papers?: ReactNode;
}

/** A case as its customer sees it: how far it is, by when it will be done, whom to ask, what to bring. */
export function CaseCard({ followed, level = 1, children, papers }: Props) {
  const t = useTexts();
  const Heading = level === 1 ? 'h1' : 'h2';
  const { title, orderNo, status, acceptedAt, unit, contact, steps, promised, missing } = followed;
  return (
    <article className={styles.page}>
      <header>
        <Heading className={styles.title}>{t(title)}</Heading>
        <p className={styles.faint}>
          {orderNo} · {t('{time} 受理', { time: timeText(acceptedAt) })}
        </p>
        <p>
          <strong>{t(status)}</strong>
        </p>
      </header>
      {children}
      {missing.length === 0 ? null : (
        <section className={styles.note} data-tone="warn">
          <h2 className={styles.subtitle}>{t('请补齐材料')}</h2>
          {papers ?? (
            <ul>
              {missing.map((paper) => (
                <li key={paper.code}>{t(paper.title)}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section>
        <h2 className={styles.subtitle}>{t('办理进度')}</h2>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={`${step.title} ${step.at}`} data-state={step.state}>
              <strong>{t(step.title)}</strong>{' '}
              <span className={styles.faint}>
                {step.state === 'done'
                  ? t('{time} 完成', { time: timeText(step.at) })
                  : t('{time} 开始', { time: timeText(step.at) })}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {promised.length === 0 ? null : (
        <section>
          <h2 className={styles.subtitle}>{t('我们的承诺')}</h2>
          <PromiseLines promised={promised} />
        </section>
      )}
      <section className={styles.stack}>
        <h2 className={styles.subtitle}>{t('联系人')}</h2>
        <p>
          {unit} {contact?.name ?? ''}
        </p>
        {contact === null || contact.phone === '' ? null : (
          <p>
            <a className={styles.button} href={`tel:${contact.phone}`}>
              {t('拨打 {phone}', { phone: phoneText(contact.phone) })}
            </a>
          </p>
        )}
      </section>
    </article>
  );
}
