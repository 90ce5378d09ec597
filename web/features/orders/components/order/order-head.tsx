import { CopyOutlined, PhoneOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { channelTitles } from '#domain/processes/titles.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import type { Order } from '../../order.ts';
import { OrderNumber } from '../order-number.tsx';
import { OrderStatus } from '../order-status.tsx';
import { UrgencyMark } from '../urgency-mark.tsx';
import { PrintMenu } from './print-menu.tsx';
import styles from './order-page.module.css';

interface Props {
  readonly order: Order;
  readonly definition: ProcessDefinition;
  readonly actions: ReactNode;
}

/** Which case this is, where it stands, and who answers for it to the end. */
export function OrderHead({ order, definition, actions }: Props) {
  const t = useTexts();
  return (
    <PageHeader
      title={t(order.title)}
      state={
        <>
          <OrderStatus status={order.status} outcome={order.outcome} />
          <UrgencyMark urgency={order.urgency} />
        </>
      }
      detail={
        <span className={styles.facts}>
          <CopiedNumber orderNo={order.orderNo} />
          <span>{order.unit}</span>
          <span>{t(channelTitles[order.channel])}</span>
          <span>{t('{time} 受理', { time: timeText(order.acceptedAt) })}</span>
          <FirstResponsible person={order.firstResponsible} />
        </span>
      }
      actions={
        <>
          <PrintMenu order={order} definition={definition} />
          {actions}
        </>
      }
    />
  );
}

function CopiedNumber({ orderNo }: { orderNo: string }) {
  const t = useTexts();
  const { message } = App.useApp();
  const copy = (): void =>
    void copyText(orderNo).then((copied) =>
      copied ? message.success(t('已复制单号')) : message.info(orderNo),
    );
  return (
    <span className={styles.number}>
      <OrderNumber orderNo={orderNo} />
      <Button type="text" size="small" icon={<CopyOutlined />} aria-label={t('复制单号')} onClick={copy} />
    </span>
  );
}

/** Browsers lend the clipboard to secure pages only; counters often reach the server without TLS. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function FirstResponsible({ person }: { person: Order['firstResponsible'] }) {
  const t = useTexts();
  if (person === null) return null;
  return (
    <span>
      {t('首问责任人 {name}', { name: person.name })}{' '}
      {person.phone === '' ? null : (
        <a href={`tel:${person.phone}`}>
          <PhoneOutlined /> {phoneText(person.phone)}
        </a>
      )}
    </span>
  );
}
