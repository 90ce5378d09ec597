import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { sectionTitles, valueText, type AskedSection } from './field-values.ts';
import styles from './field-form.module.css';

/** The filled-in sample beside the form (R-REQ-06): the same questions in the same order, answered as is right. */
export function SamplePanel({ parts }: { parts: readonly AskedSection[] }) {
  const t = useTexts();
  return (
    <aside className={styles.sample} aria-label={t('填写样例')}>
      <h3 className={styles.sampleTitle}>{t('填写样例')}</h3>
      <p className={styles.sampleHint}>{t('对照填写；样例中的人名、号码均为虚构。')}</p>
      {parts.map((part) => (
        <section key={part.section ?? 'none'}>
          {part.section === null ? null : (
            <h4 className={styles.sampleSection}>{t(sectionTitles[part.section])}</h4>
          )}
          <dl className={styles.sampleLines}>
            {part.fields.map((field) => (
              <div key={field.name} className={styles.sampleLine}>
                <dt>{t(field.label)}</dt>
                <dd>{field.type === 'photos' ? t('现场照片') : valueText(field, field.sample, t)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </aside>
  );
}
