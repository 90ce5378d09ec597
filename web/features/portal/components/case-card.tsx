import { useState } from 'react';
import type { Static } from 'typebox';
import type { CaseDoing, PortalCase } from '#contracts/portal.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PaperUpload, type Paper } from './paper-upload.tsx';
import { ProblemNote } from './problem-note.tsx';
import { PromiseLines } from './promise-lines.tsx';
import styles from '../portal.module.css';

export type Followed = Omit<Static<typeof PortalCase>, 'orderId' | 'token' | 'open' | 'may'>;
type Case = Static<typeof PortalCase>;
export type Doing = Static<typeof CaseDoing>['doing'];

/** A case as its customer sees it: how far it is, by when it will be done, whom to ask, what to bring. */
export function CaseCard({ followed, level = 1 }: { followed: Followed; level?: 1 | 2 }) {
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
      {missing.length === 0 ? null : (
        <section className={styles.note} data-tone="warn">
          <h2 className={styles.subtitle}>{t('请补齐材料')}</h2>
          <ul>
            {missing.map((paper) => (
              <li key={paper.code}>{t(paper.title)}</li>
            ))}
          </ul>
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

interface ActionProps {
  readonly unit: string;
  readonly of: Case;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onDo: (doing: Doing) => void;
}

const verbs = ['urge', 'remark', 'withdraw'] as const;

/** What the customer may do about it: urge, add words and papers, take it back. */
export function CaseActions({ unit, of, pending, problem, onDo }: ActionProps) {
  const t = useTexts();
  const [verb, setVerb] = useState<(typeof verbs)[number] | null>(null);
  const titles = { urge: t('催办'), remark: t('补充说明或材料'), withdraw: t('撤回') };
  const offered = verbs.filter((one) => of.may[one]);
  if (offered.length === 0) return null;
  return (
    <section className={`${styles.stack ?? ''} ${styles.noprint ?? ''}`}>
      <h2 className={styles.subtitle}>{t('您可以')}</h2>
      <div className={styles.row}>
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            className={`${styles.button ?? ''} ${one === 'withdraw' ? (styles.danger ?? '') : ''}`}
            aria-expanded={verb === one}
            onClick={() => setVerb(verb === one ? null : one)}
          >
            {titles[one]}
          </button>
        ))}
      </div>
      <ProblemNote problem={problem} />
      {verb === null ? null : (
        <DoingForm
          key={verb}
          verb={verb}
          unit={unit}
          orderId={of.orderId}
          pending={pending}
          onDo={(doing) => {
            onDo(doing);
            setVerb(null);
          }}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly verb: (typeof verbs)[number];
  readonly unit: string;
  readonly orderId: string;
  readonly pending: boolean;
  readonly onDo: (doing: Doing) => void;
}

function DoingForm({ verb, unit, orderId, pending, onDo }: FormProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const labels = {
    urge: t('请说明希望怎样加快'),
    remark: t('补充说明'),
    withdraw: t('撤回原因（撤回后不再办理）'),
  };
  const words = text.trim();
  const doing = (): Doing => {
    if (verb === 'withdraw') return { verb, reason: words };
    if (verb === 'urge') return { verb, text: words };
    return { verb, text: words, attachmentIds: papers.map(({ attachmentId }) => attachmentId) };
  };
  return (
    <form
      className={`${styles.card ?? ''} ${styles.stack ?? ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') onDo(doing());
      }}
    >
      <div className={styles.field}>
        <label className={styles.label} htmlFor={`doing-${verb}`}>
          {labels[verb]}
        </label>
        <textarea
          id={`doing-${verb}`}
          className={styles.input}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {verb === 'remark' ? (
        <PaperUpload
          unit={unit}
          orderId={orderId}
          document=""
          title={t('材料（选填）')}
          help=""
          papers={papers}
          onAdd={(paper) => setPapers((before) => [...before, paper])}
          onRemove={(id) => setPapers((before) => before.filter(({ attachmentId }) => attachmentId !== id))}
        />
      ) : null}
      <button
        type="submit"
        className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
        disabled={pending || words === ''}
      >
        {t('提交')}
      </button>
    </form>
  );
}
