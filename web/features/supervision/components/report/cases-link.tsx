import { Link } from '@tanstack/react-router';
import styles from './report.module.css';

interface Props {
  readonly count: number;
  readonly query: Readonly<Record<string, string>>;
  readonly bad?: boolean;
}

/** A figure that opens the orders behind it. */
export function CasesLink({ count, query, bad = false }: Props) {
  if (count === 0) return <td className={styles.number}>0</td>;
  return (
    <td className={styles.number}>
      <Link to="/reports/promises/cases" search={query} className={bad ? styles.bad : styles.link}>
        {count}
      </Link>
    </td>
  );
}
