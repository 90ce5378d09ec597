import type { NoticeChannel } from '#domain/notices/channel.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { DraftReading } from '../template-draft.ts';
import styles from './notices.module.css';

/** The notice as it arrives, filled with made-up values. */
export function DraftPreview({ channel, reading }: { channel: NoticeChannel; reading: DraftReading }) {
  const t = useTexts();
  return (
    <figure className={styles.preview}>
      <figcaption>{t('预览（样例数据）')}</figcaption>
      <div className={styles.bubble} data-channel={channel}>
        {reading.subject === null ? null : <strong>{reading.subject}</strong>}
        <p>{reading.body}</p>
      </div>
    </figure>
  );
}
