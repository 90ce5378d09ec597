import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import type { Order } from '../../order.ts';
import { timelineItems } from '../../timeline-items.ts';
import styles from './order-page.module.css';

/** What happened to the case, in words, the newest first. */
export function TimelinePanel({ timeline }: { timeline: Order['timeline'] }) {
  const t = useTexts();
  return (
    <Section
      title={t('办理经过')}
      extra={<span className={styles.faint}>{t('{count} 条记录', { count: timeline.length })}</span>}
    >
      <Timeline items={timelineItems(timeline, t)} />
    </Section>
  );
}
