import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { Timeline, type TimelineItem } from '#web/ui/timeline/timeline.tsx';
import type { Order } from '../../order.ts';
import styles from './order-page.module.css';

const tones: Readonly<Record<string, NonNullable<TimelineItem['tone']>>> = {
  'clock-warned': 'warn',
  'clock-breached': 'bad',
  refused: 'bad',
  'abnormality-reported': 'warn',
  escalated: 'warn',
  closed: 'good',
  archived: 'good',
};

/** What happened to the case, in words, the newest first. */
export function TimelinePanel({ timeline }: { timeline: Order['timeline'] }) {
  const t = useTexts();
  const items = timeline
    .toSorted((a, b) => b.seq - a.seq)
    .map(({ seq, at, kind, title, actor, step, action, lines }): TimelineItem => {
      const about = [step, action].filter((part) => part !== null).map((part) => t(part));
      return {
        key: seq,
        at,
        title: about.length === 0 ? t(title) : `${t(title)} · ${about.join(' · ')}`,
        actor,
        lines,
        tone: tones[kind] ?? 'usual',
      };
    });
  return (
    <Section
      title={t('办理经过')}
      extra={<span className={styles.faint}>{t('{count} 条记录', { count: items.length })}</span>}
    >
      <Timeline items={items} />
    </Section>
  );
}
