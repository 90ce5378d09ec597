import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useDoing, type Case, type CaseApi } from '../model/case-api.ts';
import { PaperUpload, type Paper } from './paper-upload.tsx';
import { ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

/** The papers still missing, told in full at once and sent from here one by one (R-REQ-05). */
export function MissingPapers({ of, api }: { of: Case; api: CaseApi }) {
  const t = useTexts();
  return (
    <div className={styles.stack}>
      <p>{t('可以在这里逐份上传，也可以到营业厅提交。')}</p>
      {of.missing.map(({ code, title }) => (
        <OnePaper key={code} document={code} title={title} orderId={of.orderId} api={api} />
      ))}
    </div>
  );
}

interface Props {
  readonly document: string;
  readonly title: string;
  readonly orderId: string;
  readonly api: CaseApi;
}

function OnePaper({ document, title, orderId, api }: Props) {
  const t = useTexts();
  const doing = useDoing(api);
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const attachmentIds = papers.map(({ attachmentId }) => attachmentId);
  return (
    <div className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
      <PaperUpload
        unit={api.unit}
        orderId={orderId}
        document={document}
        title={t(title)}
        help=""
        papers={papers}
        onAdd={(paper) => setPapers((before) => [...before, paper])}
        onRemove={(id) => setPapers((before) => before.filter(({ attachmentId }) => attachmentId !== id))}
      />
      <ProblemNote problem={doing.problem} />
      {papers.length === 0 ? null : (
        <p>
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
            disabled={doing.pending}
            onClick={() => void doing.run({ verb: 'papers', document, attachmentIds })}
          >
            {t('提交这份材料')}
          </button>
        </p>
      )}
    </div>
  );
}
