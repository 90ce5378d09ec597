import { ClockCircleOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { readCalendarYear } from '#contracts/promises.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { CalendarHistory } from '../components/calendar-history.tsx';
import { OfficeHoursDrawer } from '../components/office-hours-drawer.tsx';
import { DayDialog } from '../components/day-dialog.tsx';
import { RecomputeButton } from '../components/recompute-button.tsx';
import { YearGrid } from '../components/year-grid.tsx';
import { YearNotice } from '../components/year-notice.tsx';
import { YearSwitch } from '../components/year-switch.tsx';

/** The days the unit works in a year; a day is set over the statutory one, or taken back, with its reason. */
export function CalendarPage() {
  const t = useTexts();
  const may = useMay('calendar.configure');
  const today = dateText(useNow());
  const [{ year = today.slice(0, 4) }, setState] = useUrlState(['year']);
  const [chosen, setChosen] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const [hours, setHours] = useState(false);
  const read = useRead(readCalendarYear, { params: { year } }, { news: ['setting'] });
  return (
    <>
      <PageHeader
        title={t('工作日历')}
        detail={t('按工作日计算的时限以此为准。')}
        actions={
          <>
            <YearSwitch year={Number(year)} onChange={(next) => setState({ year: String(next) })} />
            <Button icon={<ClockCircleOutlined />} onClick={() => setHours(true)}>
              {t('上班时间')}
            </Button>
            <Button icon={<HistoryOutlined />} onClick={() => setLooking(true)}>
              {t('变更记录')}
            </Button>
            {may ? <RecomputeButton /> : null}
          </>
        }
      />
      {read.error !== null ? (
        <ProblemState problem={read.error} />
      ) : read.data === undefined ? (
        <PageState kind="loading" />
      ) : (
        <>
          <YearNotice year={read.data} />
          <YearGrid
            key={year}
            days={read.data.days}
            today={today}
            {...(may ? { onChoose: setChosen } : {})}
          />
        </>
      )}
      {read.data === undefined || chosen === null ? null : (
        <DayDialog key={chosen} year={read.data} date={chosen} onClose={() => setChosen(null)} />
      )}
      <OfficeHoursDrawer open={hours} onClose={() => setHours(false)} />
      <CalendarHistory open={looking} year={year} onClose={() => setLooking(false)} />
    </>
  );
}
