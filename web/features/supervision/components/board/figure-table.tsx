import { Link } from '@tanstack/react-router';
import type { Board } from '#contracts/supervision.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { shortTimeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './board.module.css';

type Figures = Board['total'];
type Query = Readonly<Record<string, string>>;

export interface FigureRow {
  readonly key: string;
  readonly name: string;
  readonly figures: Figures;
  /** What the list of tasks is narrowed to. */
  readonly query: Query;
}

interface Props {
  readonly label: string;
  readonly rows: readonly FigureRow[];
}

/** Open, about to break, broken and the oldest, a row for each; every figure opens the tasks behind it. */
export function FigureTable({ label, rows }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th>{label}</th>
            <th>{t('在办')}</th>
            <th>{t('24 小时内到期')}</th>
            <th>{t('已超期')}</th>
            <th>{t('最早受理')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures, query }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <Figure count={figures.open} query={{ ...query, state: 'open' }} tone="calm" />
              <Figure count={figures.dueSoon} query={{ ...query, state: 'due-soon' }} tone="warn" />
              <Figure count={figures.broken} query={{ ...query, state: 'broken' }} tone="bad" />
              <td>{figures.oldestAt === null ? '—' : shortTimeText(figures.oldestAt, nowMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ count, query, tone }: { count: number; query: Query; tone: string }) {
  if (count === 0) return <td className={styles.none}>0</td>;
  return (
    <td data-tone={tone}>
      <Link to="/supervision/tasks" search={query}>
        {count}
      </Link>
    </td>
  );
}
