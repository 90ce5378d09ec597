import { Tooltip } from 'antd';
import { useConnection } from '#web/lib/live/use-connection.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './connection-dot.module.css';

/** A small light: news arrive live, or the line is being mended. */
export function ConnectionDot() {
  const t = useTexts();
  const reached = useConnection();
  const text = reached ? t('已连接，消息实时更新') : t('连接中断，正在重连');
  return (
    <Tooltip title={text}>
      <span className={styles.dot} data-reached={reached ? 'yes' : 'no'} role="img" aria-label={text} />
    </Tooltip>
  );
}
