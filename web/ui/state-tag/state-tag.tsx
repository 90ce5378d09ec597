import type { ReactNode } from 'react';
import styles from './state-tag.module.css';

/** What a state means for the reader, not which state it is: features map their words to these. */
export type Tone = 'active' | 'good' | 'warn' | 'bad' | 'calm';

/** A state in one or two words, told by colour and by a mark, so that it is read without colour, too. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}
