import { Link } from '@tanstack/react-router';
import type { Board } from '#contracts/supervision.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './board.module.css';

type Query = Readonly<Record<string, string>>;

/** The unit in a few numbers, each the door to what it counts. */
export function BoardTotals({ board, query }: { board: Board; query: Query }) {
  const t = useTexts();
  const { total, items, alerts } = board;
  const tasks = '/supervision/tasks';
  const of = '/supervision/items';
  const unit = { scope: 'unit' };
  return (
    <div className={styles.totals}>
      <Total label={t('在办任务')} count={total.open} to={tasks} query={{ ...query, state: 'open' }} />
      <Total
        label={t('24 小时内到期')}
        count={total.dueSoon}
        to={tasks}
        query={{ ...query, state: 'due-soon' }}
        tone="warn"
      />
      <Total
        label={t('已超期')}
        count={total.broken}
        to={tasks}
        query={{ ...query, state: 'broken' }}
        tone="bad"
      />
      <Total
        label={t('预警待确认')}
        count={alerts.open}
        to="/supervision/alerts"
        query={{ status: 'open' }}
        tone={alerts.climbed > 0 ? 'bad' : 'warn'}
      />
      <Total label={t('督办待答复')} count={items.open} to={of} query={{ ...unit, status: 'open' }} />
      <Total
        label={t('督办逾期')}
        count={items.overdue}
        to={of}
        query={{ ...unit, status: 'overdue' }}
        tone="bad"
      />
      <Total
        label={t('督办待审核')}
        count={items.toJudge}
        to={of}
        query={{ ...unit, status: 'answered' }}
        tone="warn"
      />
    </div>
  );
}

interface TotalProps {
  readonly label: string;
  readonly count: number;
  readonly to: string;
  readonly query: Query;
  readonly tone?: 'warn' | 'bad';
}

function Total({ label, count, to, query, tone }: TotalProps) {
  return (
    <Link to={to} search={query} className={styles.total} data-tone={count === 0 ? 'calm' : (tone ?? 'calm')}>
      <span>{label}</span>
      <strong>{count}</strong>
    </Link>
  );
}
