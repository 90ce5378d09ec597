import { noticeChannels, noticeStatuses } from '#domain/notices/channel.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag, type Tone } from '#web/ui/state-tag/state-tag.tsx';
import type { Order } from '../../order.ts';
import styles from './order-page.module.css';

const tones: Readonly<Record<string, Tone>> = {
  queued: 'active',
  sending: 'active',
  sent: 'good',
  failed: 'bad',
  uncertain: 'warn',
};

/** The word of a catalogue, or the code itself where it is newer than this page. */
function wordOf(catalogue: Readonly<Record<string, string>>, code: string): string {
  return catalogue[code] ?? code;
}

/** The portal and the desk address people by their ids, which tell a reader nothing. */
function addressee(recipient: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(recipient) ? '' : recipient;
}

/** What the customer and colleagues were told, and whether it went out. */
export function NoticesPanel({ notices }: { notices: Order['notices'] }) {
  const t = useTexts();
  if (notices.length === 0) return null;
  return (
    <Section title={t('已发通知')} extra={<span className={styles.faint}>{notices.length}</span>}>
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <li key={notice.noticeId} className={styles.notice}>
            <span className={styles.noticeHead}>
              {t(wordOf(noticeChannels, notice.channel))} {addressee(notice.recipient)}
              <StateTag tone={tones[notice.status] ?? 'calm'}>
                {t(wordOf(noticeStatuses, notice.status))}
              </StateTag>
            </span>
            <span>{notice.body}</span>
            <span className={styles.faint}>{timeText(notice.sentAt ?? notice.createdAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
