import type { PageStateKind } from './page-state-kind.ts';
import styles from './page-state.module.css';

/** A line drawing for each state: a tray, a signpost, a lock, a broken line. Drawn by ourselves. */
export function StateDrawing({ kind }: { kind: Exclude<PageStateKind, 'loading'> }) {
  return (
    <svg viewBox="0 0 80 64" className={styles.drawing} aria-hidden="true">
      {drawings[kind]}
    </svg>
  );
}

const drawings = {
  empty: (
    <>
      <path d="M14 34 24 14h32l10 20v18H14z" />
      <path className={styles.accent} d="M14 34h15c2 7 5 9 11 9s9-2 11-9h15" />
    </>
  ),
  'not-found': (
    <>
      <path d="M40 8v50M30 58h20" />
      <path className={styles.accent} d="M22 14h32l8 8-8 8H22z" />
      <path d="M58 36H30l-6 6 6 6h28z" />
    </>
  ),
  'not-allowed': (
    <>
      <rect x="20" y="28" width="40" height="28" rx="4" />
      <path className={styles.accent} d="M28 28v-6a12 12 0 0 1 24 0v6M40 39v7" />
    </>
  ),
  error: (
    <>
      <path d="M8 34h18l5-12 8 26 7-20 4 6" />
      <path className={styles.accent} d="m56 28 12 12m0-12L56 40" />
    </>
  ),
  offline: (
    <>
      <path d="M6 40h20c4 0 6-3 6-7v-2h8M74 40H58c-4 0-6-3-6-7" />
      <path className={styles.accent} d="M40 24v14M40 28h6M40 34h6M56 14l-6 8M62 22l-9 2" />
    </>
  ),
} as const;
