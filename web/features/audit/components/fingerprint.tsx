import { Typography } from 'antd';
import styles from './audit.module.css';

/** A hash: its beginning on the screen, the whole on paper and in the clipboard. */
export function Fingerprint({ hash }: { hash: string }) {
  return (
    <span className={styles.hash}>
      <Typography.Text copyable={{ text: hash }}>
        <code className={styles.short} title={hash}>
          {hash.slice(0, 12)}
        </code>
        <code className={styles.whole}>{hash}</code>
      </Typography.Text>
    </span>
  );
}
