import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { relativeText, timeText } from '#web/lib/format/time.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import styles from './timeline.module.css';

export interface TimelineItem {
  readonly key: string | number;
  /** ISO instant. */
  readonly at: string;
  readonly title: string;
  /** Who did it. */
  readonly actor: string | null;
  readonly lines: readonly string[];
  readonly tone?: 'usual' | 'good' | 'warn' | 'bad';
}

/** What happened to a case, newest first: when, who, what, in words. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useTexts();
  const nowMs = useNow();
  return (
    <ol className={styles.timeline}>
      {items.map((item) => (
        <li key={item.key} className={styles.item} data-tone={item.tone ?? 'usual'}>
          <div className={styles.head}>
            <span className={styles.title}>{t(item.title)}</span>
            {item.actor === null ? null : <span className={styles.actor}>{item.actor}</span>}
            <time className={styles.time} dateTime={item.at} title={relativeText(item.at, nowMs, t)}>
              {timeText(item.at)}
            </time>
          </div>
          {item.lines.map((line, at) => (
            <p key={at} className={styles.words}>
              {line}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
