import styles from './key-hint.module.css';

/** The key that does it, in small: `Ctrl Enter`. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
