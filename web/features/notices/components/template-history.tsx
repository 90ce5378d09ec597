import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import type { TemplateFile } from '../words.ts';

/** Every change of the unit, newest first: who made it, and the text it made. */
export function TemplateHistory({ history }: { history: TemplateFile['history'] }) {
  const t = useTexts();
  return (
    <Timeline
      items={history.map(({ version, subject, body, changedBy, changedAt }) => ({
        key: version,
        at: changedAt,
        title: body === null ? t('恢复默认') : t('第 {count} 版', { count: version }),
        actor: changedBy,
        lines: [subject, body].filter((line) => line !== null),
      }))}
    />
  );
}
