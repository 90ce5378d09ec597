import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { PageStateKind } from './page-state-kind.ts';
import { StateDrawing } from './state-drawing.tsx';
import styles from './page-state.module.css';

interface Props {
  readonly kind: PageStateKind;
  readonly title?: string;
  readonly text?: string;
  readonly action?: ReactNode;
  /** Inside a list or a section instead of a whole page. */
  readonly small?: boolean;
}

/** What stands in the place of content: it is on its way, there is none, or why there is none and what to do. */
export function PageState({ kind, title, text, action, small = false }: Props) {
  const t = useTexts();
  if (kind === 'loading') {
    return (
      <div className={small ? styles.small : styles.page} role="status" aria-label={title ?? t('正在载入')}>
        <Spin size={small ? 'small' : 'large'} />
      </div>
    );
  }
  return (
    <div className={small ? styles.small : styles.page} role={kind === 'error' ? 'alert' : undefined}>
      <StateDrawing kind={kind} />
      {title === undefined ? null : <h2 className={styles.title}>{title}</h2>}
      {text === undefined ? null : <p className={styles.text}>{text}</p>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
