import { Link } from '@tanstack/react-router';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { casePage, findingText, type Finding } from '../words.ts';
import styles from './audit.module.css';

/** Each finding in words with the place to look at. */
export function FindingList({ findings, count }: { findings: readonly Finding[]; count: number }) {
  const t = useTexts();
  return (
    <>
      <ol className={styles.findings}>
        {findings.map((finding, at) => (
          <li key={at}>
            {findingText(finding, t)} <Place finding={finding} />
          </li>
        ))}
      </ol>
      {count > findings.length ? (
        <p className={styles.faint}>{t('只列出前 {count} 处', { count: findings.length })}</p>
      ) : null}
    </>
  );
}

function Place({ finding }: { finding: Finding }) {
  const t = useTexts();
  const { permissions } = useSession();
  const { caseKind, caseId } = finding;
  if (caseKind === undefined || caseId === undefined) return null;
  const page = casePage(caseKind, caseId);
  return (
    <>
      <Link to="/audit/events" search={{ caseId }}>
        {t('审计记录')}
      </Link>{' '}
      {page !== null && permissions.has(page.access) ? <Link to={page.to}>{t('打开')}</Link> : null}
    </>
  );
}
