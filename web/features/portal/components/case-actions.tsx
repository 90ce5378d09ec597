import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useDoing, type Case, type CaseApi, type Doing } from '../model/case-api.ts';
import { PaperUpload, type Paper } from './paper-upload.tsx';
import { ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

const verbs = ['urge', 'remark', 'withdraw'] as const;
type WordVerb = (typeof verbs)[number];

/** What the customer may do about it in words: urge, add something, take it back. */
export function CaseActions({ of, api }: { of: Case; api: CaseApi }) {
  const t = useTexts();
  const [verb, setVerb] = useState<WordVerb | null>(null);
  const doing = useDoing(api);
  const titles = { urge: t('催办'), remark: t('补充说明或材料'), withdraw: t('撤回') };
  const offered = verbs.filter((one) => of.may[one]);
  if (offered.length === 0) return null;
  const submit = async (what: Doing): Promise<void> => {
    if (await doing.run(what)) setVerb(null);
  };
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
      <ProblemNote problem={doing.problem} />
      {doing.done && verb === null ? (
        <p className={styles.note} data-tone="good" role="status">
          {t('已收到，经办人会看到。')}
        </p>
      ) : null}
      {verb === null ? null : (
        <WordForm
          key={verb}
          verb={verb}
          unit={api.unit}
          orderId={of.orderId}
          pending={doing.pending}
          onDo={(what) => void submit(what)}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly verb: WordVerb;
  readonly unit: string;
  readonly orderId: string;
  readonly pending: boolean;
  readonly onDo: (doing: Doing) => void;
}

function WordForm({ verb, unit, orderId, pending, onDo }: FormProps) {
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
