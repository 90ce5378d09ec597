import { Typography } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { templateTitle, type Notice } from '../words.ts';
import styles from './notices.module.css';

/** What the notice says; long ones are folded. */
export function NoticeText({ notice }: { notice: Notice }) {
  const t = useTexts();
  return (
    <div className={styles.text}>
      <strong>{notice.subject ?? t(templateTitle(notice.template))}</strong>
      <Typography.Paragraph
        className={styles.body ?? ''}
        ellipsis={{ rows: 2, expandable: 'collapsible', symbol: (open) => (open ? t('收起') : t('展开')) }}
      >
        {notice.body}
      </Typography.Paragraph>
    </div>
  );
}
