import { Link } from '@tanstack/react-router';
import { shortTimeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { channelTitles, stateTitles, stateTones, type Line } from '../words.ts';
import styles from './visits.module.css';

/** What a visit shows in a list. */
export function visitColumns(t: Texts, nowMs: number): readonly Column<Line>[] {
  return [
    { key: 'visit', title: t('回访单'), width: '14rem', render: (row) => <Business row={row} /> },
    { key: 'state', title: t('状态'), width: '9rem', render: (row) => <VisitState line={row} /> },
    { key: 'matter', title: t('事项'), render: (row) => <Matter row={row} /> },
    { key: 'unit', title: t('责任单位'), width: '10rem', render: (row) => <Handled row={row} /> },
    {
      key: 'closed',
      title: t('办结'),
      width: '7rem',
      render: (row) => shortTimeText(row.closedAt, nowMs),
    },
    { key: 'when', title: t('回访期限'), width: '9.5rem', render: (row) => <When row={row} nowMs={nowMs} /> },
    { key: 'rating', title: t('评价'), width: '8rem', render: (row) => <Rating row={row} /> },
  ];
}

function Business({ row }: { row: Line }) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      <strong>{t(row.title)}</strong>
      <span className={styles.faint}>{row.visitNo}</span>
    </div>
  );
}

/** The state of a visit with who has it, or why it ended as it did. */
export function VisitState({ line }: { line: Line }) {
  const t = useTexts();
  const more =
    line.claimedBy !== null
      ? line.claimedBy.name
      : line.callsInVain > 0
        ? t('已拨 {count} 次', { count: line.callsInVain })
        : t(channelTitles[line.channel]);
  return (
    <div className={styles.two}>
      <StateTag tone={stateTones[line.state]}>{t(stateTitles[line.state])}</StateTag>
      <span className={styles.faint}>{more}</span>
    </div>
  );
}

function Matter({ row }: { row: Line }) {
  return (
    <div className={styles.two}>
      <span className={styles.summary}>{row.summary}</span>
      <span className={styles.faint}>{row.contactName ?? ''}</span>
    </div>
  );
}

function Handled({ row }: { row: Line }) {
  return (
    <div className={styles.two}>
      <span>{row.unit}</span>
      <span className={styles.faint}>
        {[row.team, row.handler].filter((part) => part !== null).join(' ')}
      </span>
    </div>
  );
}

function When({ row, nowMs }: { row: Line; nowMs: number }) {
  const t = useTexts();
  if (row.endedAt !== null)
    return (
      <span className={styles.faint}>{t('{time} 结束', { time: shortTimeText(row.endedAt, nowMs) })}</span>
    );
  const late = Date.parse(row.dueAt) < nowMs;
  return (
    <div className={styles.two}>
      <span className={late ? styles.late : undefined}>{shortTimeText(row.dueAt, nowMs)}</span>
      {row.callAt === null ? null : (
        <span className={styles.faint}>{t('{time} 再打', { time: shortTimeText(row.callAt, nowMs) })}</span>
      )}
    </div>
  );
}

function Rating({ row }: { row: Line }) {
  const t = useTexts();
  if (row.satisfaction === null) return <span className={styles.faint}>—</span>;
  return (
    <div className={styles.two}>
      <span className={row.satisfaction < 3 ? styles.late : undefined}>
        {t('{count} 分', { count: row.satisfaction })}
      </span>
      {row.followUp === null ? null : (
        <Link
          to={`/orders/${row.followUp.orderId}`}
          className={styles.faint}
          onClick={(event) => event.stopPropagation()}
        >
          {t('已转{kind}', { kind: t(row.followUp.title) })}
        </Link>
      )}
    </div>
  );
}
