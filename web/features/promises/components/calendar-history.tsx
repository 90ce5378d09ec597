import { Drawer } from 'antd';
import type { Static } from 'typebox';
import { calendarHistory } from '#contracts/promises.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';

type Line = Static<(typeof calendarHistory)['response']>['items'][number];

const settingTitles: Readonly<Record<Line['setting'], string>> = {
  working: zh('设为上班'),
  off: zh('设为休息'),
  statutory: zh('撤回设置'),
  announced: zh('登记全年安排已公布'),
  'not-announced': zh('撤回全年安排的登记'),
};

interface Props {
  readonly open: boolean;
  readonly year: string;
  readonly onClose: () => void;
}

/** What the unit ever changed in a year, newest first. */
export function CalendarHistory({ open, year, onClose }: Props) {
  const t = useTexts();
  return (
    <Drawer open={open} size={440} onClose={onClose} title={t('{year} 年变更记录', { year })} destroyOnHidden>
      {open ? <Lines year={year} /> : null}
    </Drawer>
  );
}

function Lines({ year }: { year: string }) {
  const t = useTexts();
  const read = useRead(calendarHistory, { params: { year } }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" small />;
  if (read.data.items.length === 0) return <PageState kind="empty" small title={t('本年没有变更')} />;
  return (
    <Timeline
      items={read.data.items.map((line, at) => ({
        key: at,
        at: line.changedAt,
        title: `${line.date ?? year} ${t(settingTitles[line.setting])}`,
        actor: line.changedBy,
        lines: [line.text],
      }))}
    />
  );
}
