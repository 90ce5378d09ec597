import { useNow } from '#web/lib/clock/use-now.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import styles from './audit.module.css';

/** Why the seals are worth keeping elsewhere; on paper the head of the sheet with room for a signature. */
export function AnchorNote() {
  const t = useTexts();
  const session = useSession();
  const printedAt = timeText(useNow());
  return (
    <>
      <p className={styles.note}>
        {t(
          '封存码一环扣一环：把最新一行抄存或打印到别处，就锚定了它之前的所有记录，此后任何改动都会在核验时暴露。',
        )}
      </p>
      <dl className={styles.sheet}>
        <dt>{t('单位')}</dt>
        <dd>{session.orgName}</dd>
        <dt>{t('打印时间')}</dt>
        <dd>{printedAt}</dd>
        <dt>{t('打印人')}</dt>
        <dd>{session.name}</dd>
        <dt>{t('保管人签字')}</dt>
        <dd className={styles.signature} />
      </dl>
    </>
  );
}
