import { Link } from '@tanstack/react-router';
import { FilterOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { caseTitle } from '#domain/audit/case-titles.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useSession } from '#web/lib/session/session.ts';
import { casePage } from '../words.ts';
import styles from './audit.module.css';

interface Props {
  readonly caseKind: string;
  readonly caseId: string;
  readonly seq: number;
}

/** What the event is about: its page for those who may open it, and its whole history at a press. */
export function CaseCell({ caseKind, caseId, seq }: Props) {
  const t = useTexts();
  const { permissions } = useSession();
  const [{ caseId: shown }, setState] = useUrlState(['caseId']);
  const page = casePage(caseKind, caseId);
  const title = t(caseTitle(caseKind));
  return (
    <>
      {page !== null && permissions.has(page.access) ? <Link to={page.to}>{title}</Link> : title}{' '}
      {shown === caseId ? null : (
        <Tooltip title={t('只看这一对象的记录')}>
          <Button
            type="text"
            size="small"
            icon={<FilterOutlined />}
            aria-label={t('只看这一对象的记录')}
            onClick={() => setState({ caseId })}
          />
        </Tooltip>
      )}
      <span className={styles.below}>{t('第 {seq} 条', { seq })}</span>
    </>
  );
}
