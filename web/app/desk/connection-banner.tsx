import { CloudSyncOutlined } from '@ant-design/icons';
import { useConnection } from '#web/lib/live/use-connection.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './connection-banner.module.css';

/** Says that the server cannot be reached, and what that means for what is being typed. */
export function ConnectionBanner() {
  const t = useTexts();
  if (useConnection()) return null;
  return (
    <div className={styles.banner} role="status">
      <CloudSyncOutlined spin={false} />
      <strong>{t('暂时连不上服务器')}</strong>
      <span>{t('已填写的内容保存在本机，正在自动重连；恢复后可继续提交。')}</span>
    </div>
  );
}
