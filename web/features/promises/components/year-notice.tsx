import { Alert, Button } from 'antd';
import { useState } from 'react';
import { announceYear, calendarHistory, readCalendarYear } from '#contracts/promises.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import type { WorkYear } from '../words.ts';
import styles from './calendar.module.css';

/** Whether the year's holidays are known; while they are not, every due time says so. */
export function YearNotice({ year }: { year: WorkYear }) {
  const t = useTexts();
  if (year.by === 'product') {
    return (
      <p className={styles.notice}>{t('{year} 年节假日安排已公布，随产品提供。', { year: year.year })}</p>
    );
  }
  const text = year.announced
    ? t('{year} 年节假日安排由本单位登记。', { year: year.year })
    : t('{year} 年节假日安排尚未公布，暂按周一至周五为工作日推算，公布后可能变动。', { year: year.year });
  return (
    <div className={styles.notice}>
      <Alert
        showIcon
        type={year.announced ? 'info' : 'warning'}
        title={text}
        action={<AnnounceButton year={year} />}
      />
    </div>
  );
}

function AnnounceButton({ year }: { year: WorkYear }) {
  const t = useTexts();
  const may = useMay('calendar.configure');
  const [asking, setAsking] = useState(false);
  const sending = useCommand(announceYear, {
    touches: [readCalendarYear, calendarHistory],
    done: () => setAsking(false),
  });
  if (!may) return null;
  const announced = !year.announced;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {announced ? t('登记已公布') : t('撤回登记')}
      </Button>
      <ReasonDialog
        open={asking}
        title={announced ? t('登记 {year} 年安排已公布', { year: year.year }) : t('撤回登记')}
        text={
          announced
            ? t('请先在日历上设好放假和调休的日期，再登记。登记后，时限不再提示“尚未公布”。')
            : t('撤回后，涉及该年的时限会重新提示“尚未公布”。')
        }
        label={announced ? t('通知名称和文号') : t('原因')}
        pending={sending.pending}
        problem={sending.failure}
        onClose={() => setAsking(false)}
        onReason={(basis) =>
          void sending.run({ params: { year: String(year.year) }, body: { announced, basis } })
        }
      />
    </>
  );
}
