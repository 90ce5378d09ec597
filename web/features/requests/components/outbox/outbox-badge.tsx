import { CloudUploadOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useOutbox, useOutboxSender } from '../../outbox/use-outbox.ts';
import { OutboxList } from './outbox-list.tsx';

/** In the header while requests wait in this browser; sends them when the server is back (R-REQ-15). */
export function OutboxBadge() {
  const t = useTexts();
  const waiting = useOutbox();
  useOutboxSender(waiting);
  if (waiting.length === 0) return null;
  const refused = waiting.some(({ parcel }) => parcel.refusedBecause !== undefined);
  return (
    <Popover
      trigger={['click']}
      placement="bottomRight"
      title={t('待提交的受理')}
      content={<OutboxList waiting={waiting} />}
    >
      <Badge count={waiting.length} size="small" status={refused ? 'error' : 'warning'}>
        <Button
          type="text"
          icon={<CloudUploadOutlined />}
          style={{ color: 'inherit' }}
          aria-label={t('待提交的受理 {count} 件', { count: waiting.length })}
        />
      </Badge>
    </Popover>
  );
}
