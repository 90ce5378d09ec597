import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { actorTitles, sourceTitles, type AuditLine } from '../words.ts';
import styles from './audit.module.css';

/** Who did it, and how it reached the system. */
export function EventWho({ line }: { line: AuditLine }) {
  const t = useTexts();
  const { actor, source } = line;
  return (
    <>
      {actor.name ?? t(actorTitles[actor.kind])}
      {actor.kind === 'system' ? null : (
        <span className={styles.below}>{t(sourceTitles[source] ?? source)}</span>
      )}
    </>
  );
}
