import type { CustomerPage } from '#contracts/customers.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import { historyLine } from '../history-line.ts';

/** What happened to the file, newest first; looks at personal data are among it. */
export function HistoryPanel({ history }: { history: CustomerPage['history'] }) {
  const t = useTexts();
  return (
    <Section title={t('变动记录')}>
      <Timeline
        items={history.map((entry) => {
          const { title, line } = historyLine(entry);
          return {
            key: entry.seq,
            at: entry.at,
            title,
            actor: entry.actor,
            lines: line === null ? [] : [line],
            ...(entry.kind === 'customer.unmasked' ? { tone: 'warn' as const } : {}),
          };
        })}
      />
    </Section>
  );
}
