import { Link } from '@tanstack/react-router';
import { caseTitle } from '#domain/audit/case-titles.ts';
import { eventTitle } from '#domain/event-titles.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { dataLines } from '../event-data.ts';
import { casePage, type AuditLine } from '../words.ts';
import styles from './audit.module.css';

/** What was done; contents of orders and customers are on their own pages. */
export function EventWhat({ line }: { line: AuditLine }) {
  const t = useTexts();
  return (
    <div className={styles.what}>
      <strong>{t(eventTitle(line.kind))}</strong>
      {line.data === null ? (
        <Elsewhere line={line} />
      ) : (
        <span className={styles.lines}>
          {dataLines(line.data, t).map(({ name, value }) => (
            <span key={name}>
              <span className={styles.name}>{name}</span> {value}
            </span>
          ))}
        </span>
      )}
      {line.personal === 'erased' ? (
        <span className={styles.below}>{t('个人信息已依法删除，链条仍完整')}</span>
      ) : null}
    </div>
  );
}

/** Where the contents are: the page of the case, for those whose posts open it. */
function Elsewhere({ line: { caseKind, caseId } }: { line: AuditLine }) {
  const t = useTexts();
  const { permissions } = useSession();
  const page = casePage(caseKind, caseId);
  if (page === null) return null;
  if (permissions.has(page.access)) return <Link to={page.to}>{t(page.link)}</Link>;
  return (
    <span className={styles.below}>
      {t('内容见{title}页面，您的岗位不能打开', { title: t(caseTitle(caseKind)) })}
    </span>
  );
}
