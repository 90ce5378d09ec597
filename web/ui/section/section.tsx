import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

interface Props {
  readonly title: string;
  readonly extra?: ReactNode;
  /** The content reaches the edges: tables, lists. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A sheet of paper on the desk with its heading. */
export function Section({ title, extra, flush = false, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {extra}
      </header>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
