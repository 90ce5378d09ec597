import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { TemplateFile } from '../words.ts';
import styles from './notices.module.css';

interface Props {
  readonly fields: TemplateFile['fields'];
  readonly onInsert: (field: string) => void;
}

/** What this notice may say of the case; a press puts it where the cursor stands. */
export function FieldChips({ fields, onInsert }: Props) {
  const t = useTexts();
  return (
    <div className={styles.fields} role="group" aria-label={t('可填写的内容')}>
      <span className={styles.faint}>{t('点击插入')}</span>
      {fields.map(({ field, title, sample }) => (
        <button
          key={field}
          type="button"
          className={styles.field}
          title={t('如：{sample}', { sample })}
          // The press must not take the focus from the text, or the cursor's place would be lost.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(field)}
        >
          {t(title)} <code>{`{${field}}`}</code>
        </button>
      ))}
    </div>
  );
}
