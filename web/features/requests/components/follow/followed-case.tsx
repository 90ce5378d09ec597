import { CheckCircleFilled, ClockCircleFilled, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Static } from 'typebox';
import type { followRequest } from '#contracts/requests.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PromiseList } from '../intake/promise-list.tsx';
import styles from './follow.module.css';

type Followed = Static<(typeof followRequest)['response']>;

/** The case as its customer sees it: how far it is, by when it will be done, whom to ask, what to bring. */
export function FollowedCase({ followed, onOther }: { followed: Followed; onOther: () => void }) {
  const t = useTexts();
  const { title, orderNo, status, acceptedAt, unit, contact, steps, promised, missing } = followed;
  return (
    <article className={styles.case}>
      <header>
        <h1 className={styles.title}>{t(title)}</h1>
        <p className={styles.faint}>
          {orderNo} · {t('{time} 受理', { time: timeText(acceptedAt) })}
        </p>
        <p className={styles.status}>{t(status)}</p>
      </header>
      {missing.length === 0 ? null : (
        <section className={styles.missing}>
          <h2>{t('请补齐材料')}</h2>
          <ul>
            {missing.map((paper) => (
              <li key={paper.code}>{t(paper.title)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('办理进度')}</h2>
        <ol className={styles.steps}>
          {steps.map((step, at) => (
            <li key={`${step.title} ${at}`} data-state={step.state}>
              {step.state === 'done' ? <CheckCircleFilled /> : <ClockCircleFilled />}
              <span>
                <strong>{t(step.title)}</strong>
                <span className={styles.faint}>
                  {' '}
                  {step.state === 'done'
                    ? t('{time} 完成', { time: timeText(step.at) })
                    : t('{time} 开始', { time: timeText(step.at) })}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      {promised.length === 0 ? null : (
        <section>
          <h2>{t('我们的承诺')}</h2>
          <PromiseList promised={promised} missing={[]} />
        </section>
      )}
      <section className={styles.contact}>
        <h2>{t('联系人')}</h2>
        <p>
          {unit} {contact?.name ?? ''}
        </p>
        {contact === null || contact.phone === '' ? null : (
          <Button size="large" block icon={<PhoneOutlined />} href={`tel:${contact.phone}`}>
            {phoneText(contact.phone)}
          </Button>
        )}
      </section>
      <Button type="link" onClick={onOther}>
        {t('查询另一件')}
      </Button>
    </article>
  );
}
