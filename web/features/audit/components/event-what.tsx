import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { dataLines } from '../event-data.ts';
import { kindTitle, type AuditLine } from '../words.ts';
import styles from './audit.module.css';

/** What was done; contents of orders and customers are on their own pages. */
export function EventWhat({ line }: { line: AuditLine }) {
  const t = useTexts();
  return (
    <div className={styles.what}>
      <strong>{t(kindTitle(line.kind))}</strong>
      {line.data === null ? null : (
        <span className={styles.lines}>
          {dataLines(line.data, t).map(({ name, value }) => (
            <span key={name}>
              <span className={styles.name}>{name}</span> {value}
            </span>
          ))}
        </span>
      )}
      {line.personal === 'erased' ? (
        <span className={styles.below}>{t('个人信息已依法删除，链条仍完整')}</span>
      ) : null}
    </div>
  );
}
