import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { newId } from '#web/lib/api/command-id.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { sendPaper } from '../model/upload.ts';
import { ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

export interface Paper {
  readonly attachmentId: string;
  readonly fileName: string;
  /** The paper of the business it is; '' for anything else. */
  readonly document: string;
}

interface Props {
  readonly unit: string;
  readonly orderId: string;
  readonly document: string;
  readonly title: string;
  readonly help: string;
  readonly papers: readonly Paper[];
  readonly onAdd: (paper: Paper) => void;
  readonly onRemove: (attachmentId: string) => void;
}

const accepted = 'image/jpeg,image/png,image/webp,image/heic,application/pdf';

/** Photos or scans of one paper, sent as they are chosen. */
export function PaperUpload({ unit, orderId, document, title, help, papers, onAdd, onRemove }: Props) {
  const t = useTexts();
  const id = useId();
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const attachmentId = newId();
      await sendPaper(file, { unit, orderId, attachmentId, label: title });
      onAdd({ attachmentId, fileName: file.name, document });
    },
  });
  const own = papers.filter((paper) => paper.document === document);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {title}
      </label>
      <input
        id={id}
        className={styles.input}
        type="file"
        accept={accepted}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) sending.mutate(file);
          event.target.value = '';
        }}
      />
      <p id={`${id}-help`} className={styles.hint}>
        {help} {t('照片或 PDF，单个不超过 10 MB。')}
      </p>
      {sending.isPending ? <p role="status">{t('正在上传…')}</p> : null}
      <ProblemNote problem={sending.error} />
      <ul className={styles.plain}>
        {own.map((paper) => (
          <li key={paper.attachmentId} className={styles.row}>
            <span>{t('已上传 {name}', { name: paper.fileName })}</span>
            <button type="button" className={styles.button} onClick={() => onRemove(paper.attachmentId)}>
              {t('移除')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
