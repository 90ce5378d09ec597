import { useState } from 'react';
import { Button } from 'antd';
import { listItems, openItem } from '#contracts/supervision.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { limitTimeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { statusWords } from '../../item-words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemWords } from './item-words.tsx';
import styles from './items.module.css';

/** On the page of an order: what was asked about it, and the button to ask. */
export function OrderItemsPanel({ orderId }: { orderId: string }) {
  const t = useTexts();
  const may = useMay(openItem.access);
  const [isAsking, setAsking] = useState(false);
  const query = { scope: 'unit', orderId, size: '50' } as const;
  const { data } = useRead(listItems, { query }, { news: ['supervision', 'order'] });
  const items = data?.items ?? [];
  if (!may && items.length === 0) return null;
  return (
    <Section
      title={t('督办')}
      flush
      extra={
        may ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('发起督办')}
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? <p className={styles.none}>{t('没有督办事项')}</p> : null}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.itemId}>
            <div className={styles.line}>
              <StateTag tone={statusWords(item).tone}>{t(statusWords(item).title)}</StateTag>
              <span>
                {item.askedBy.name} → {item.to.name}
              </span>
              <span>{t('{time} 前答复', { time: limitTimeText(item.dueAt) })}</span>
            </div>
            <ItemWords item={item} />
            <ItemActions item={item} />
          </li>
        ))}
      </ul>
      {isAsking ? <AskDialog orderId={orderId} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
