import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { DueClock } from '#web/ui/due-clock/due-clock.tsx';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { lineClock } from '../../line-clock.ts';
import type { WorkLine } from '../../order.ts';
import { UrgencyMark } from '../urgency-mark.tsx';
import { ClaimButton } from './claim-button.tsx';
import styles from './desk.module.css';

/** What a task shows in the list: how urgent, which business, what is to be done, where, who, by when. */
export function workColumns(t: Texts): readonly Column<WorkLine>[] {
  return [
    { key: 'business', title: t('业务'), width: '11.5rem', render: (row) => <Business row={row} /> },
    { key: 'step', title: t('环节'), width: '9rem', render: (row) => <Step row={row} /> },
    { key: 'matter', title: t('事项'), render: (row) => <Matter row={row} /> },
    { key: 'due', title: t('时限'), width: '9rem', render: (row) => <Due row={row} /> },
    { key: 'claim', title: '', width: '5rem', align: 'right', render: (row) => <ClaimButton row={row} /> },
  ];
}

function Business({ row }: { row: WorkLine }) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      <span className={styles.business}>
        <UrgencyMark urgency={row.urgency} /> <strong>{t(row.title)}</strong>
      </span>
      <span className={styles.number}>{row.orderNo}</span>
    </div>
  );
}

function Step({ row }: { row: WorkLine }) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      <span>{t(row.stepTitle)}</span>
      <span className={styles.where}>{row.assignee ?? row.team ?? ''}</span>
    </div>
  );
}

function Matter({ row }: { row: WorkLine }) {
  const where = [row.contactName, row.address].filter((part) => part !== null).join(' · ');
  return (
    <div className={styles.two}>
      <span className={styles.summary}>{row.summary}</span>
      <span className={styles.where}>{where}</span>
    </div>
  );
}

function Due({ row }: { row: WorkLine }) {
  const clock = lineClock({
    dueAt: row.dueAt,
    startedAt: row.openedAt,
    paused: row.state === 'paused',
    open: true,
  });
  return clock === null ? '—' : <DueClock clock={clock} />;
}
