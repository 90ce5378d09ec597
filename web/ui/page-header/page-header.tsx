import type { ReactNode } from 'react';
import styles from './page-header.module.css';

interface Props {
  readonly title: string;
  /** One line below the title: what is shown here, or which case this is. */
  readonly detail?: ReactNode;
  /** Beside the title: a state. */
  readonly state?: ReactNode;
  /** At the right: what can be done here, the most usual last. */
  readonly actions?: ReactNode;
}

/** The head of a page. */
export function PageHeader({ title, detail, state, actions }: Props) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <div className={styles.line}>
          <h1 className={styles.title}>{title}</h1>
          {state}
        </div>
        {detail === undefined ? null : <div className={styles.detail}>{detail}</div>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
