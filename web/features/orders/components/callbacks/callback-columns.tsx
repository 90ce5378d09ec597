import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { DueClock } from '#web/ui/due-clock/due-clock.tsx';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { lineClock } from '../../line-clock.ts';
import styles from '../desk/desk.module.css';
import type { CallbackLine } from './callback-line.ts';
import { KeepButton } from './keep-button.tsx';
import { PhoneButton } from './phone-button.tsx';

/** What a promised call shows: by when, whom, what about, who promised it, and how to get it done. */
export function callbackColumns(t: Texts): readonly Column<CallbackLine>[] {
  return [
    { key: 'due', title: t('约定时间'), width: '9rem', render: (row) => <Due row={row} /> },
    { key: 'customer', title: t('客户'), width: '11rem', render: (row) => <Whom row={row} /> },
    { key: 'question', title: t('待答复的问题'), render: (row) => <Matter row={row} /> },
    { key: 'by', title: t('约定人'), width: '6rem', render: (row) => row.promisedBy },
    { key: 'keep', title: '', width: '6rem', align: 'right', render: (row) => <KeepButton row={row} /> },
  ];
}

function Due({ row }: { row: CallbackLine }) {
  const clock = lineClock({ dueAt: row.dueAt, startedAt: row.promisedAt, open: true });
  if (clock === null) return '—';
  return (
    <div className={styles.two}>
      <span>{timeText(row.dueAt)}</span>
      <DueClock clock={clock} />
    </div>
  );
}

function Whom({ row }: { row: CallbackLine }) {
  return (
    <div className={styles.two}>
      <span>{row.contactName ?? '—'}</span>
      <PhoneButton row={row} />
    </div>
  );
}

function Matter({ row }: { row: CallbackLine }) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      <span className={styles.summary}>{row.question}</span>
      <span className={styles.where}>
        {t(row.title)} {row.orderNo} {row.summary}
      </span>
    </div>
  );
}
