import { useSyncExternalStore } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useSession } from '#web/lib/session/session.ts';
import styles from './desk-layout.module.css';

let printedAtMs = Date.now();

function onPrint(tell: () => void): () => void {
  const note = (): void => {
    printedAtMs = Date.now();
    tell();
  };
  window.addEventListener('beforeprint', note);
  return () => window.removeEventListener('beforeprint', note);
}

/** On paper alone: whose page it is, and when and by whom it was printed. */
export function PrintHead() {
  const t = useTexts();
  const { orgName, name } = useSession();
  const at = useSyncExternalStore(onPrint, () => printedAtMs);
  return (
    <p className={styles.printHead} aria-hidden>
      <span>{orgName}</span>
      <span>{t('{time} 由 {name} 打印', { time: timeText(new Date(at).toISOString()), name })}</span>
    </p>
  );
}
