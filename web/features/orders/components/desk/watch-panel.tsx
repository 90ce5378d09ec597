import { Link } from '@tanstack/react-router';
import { listOrders } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DueClock } from '#web/ui/due-clock/due-clock.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { lineClock } from '../../line-clock.ts';
import type { OrderLine } from '../../order.ts';
import styles from './desk.module.css';

interface Props {
  readonly title: string;
  readonly clock: 'breached' | 'due-soon';
  readonly none: string;
}

const shownMax = 5;

/** Cases whose promise is about to break, or broke: the first few, and how many in all. */
export function WatchPanel({ title, clock, none }: Props) {
  const t = useTexts();
  const read = useRead(
    listOrders,
    { query: { clock, status: 'open', size: '100' } },
    { news: ['clock', 'order'] },
  );
  const lines = (read.data?.items ?? []).toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const total = `${lines.length}${(read.data?.next ?? null) === null ? '' : '+'}`;
  const tone = lines.length === 0 ? 'calm' : clock === 'breached' ? 'bad' : 'warn';
  return (
    <Section
      flush
      title={title}
      extra={
        <Link to="/orders" search={{ clock, status: 'open' }}>
          <span className={styles.total} data-tone={tone}>
            {total}
          </span>{' '}
          {t('件')}
        </Link>
      }
    >
      {lines.length === 0 ? <p className={styles.none}>{none}</p> : null}
      <ul className={styles.watch}>
        {lines.slice(0, shownMax).map((line) => (
          <li key={line.orderId}>
            <WatchLine line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WatchLine({ line }: { line: OrderLine }) {
  const t = useTexts();
  const clock = lineClock({ dueAt: line.dueAt, startedAt: line.acceptedAt, open: line.status === 'open' });
  return (
    <Link to="/orders/$orderId" params={{ orderId: line.orderId }} className={styles.line}>
      <span className={styles.two}>
        <strong>{t(line.title)}</strong>
        <span className={styles.where}>{line.summary}</span>
      </span>
      {clock === null ? null : <DueClock clock={clock} />}
    </Link>
  );
}
