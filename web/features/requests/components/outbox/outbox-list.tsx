import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { takeOut, type Waiting } from '../../outbox/outbox.ts';
import styles from './outbox.module.css';

/** Requests that wait for the server, and those it refused: these go back to the page with everything typed. */
export function OutboxList({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useTexts();
  return (
    <ul className={styles.list}>
      {waiting.map((one) => (
        <li key={one.parcel.id} className={styles.line}>
          <strong>{one.queued.title}</strong>
          <span className={styles.faint}>{t('{time} 受理', { time: timeText(one.parcel.queuedAtMs) })}</span>
          {one.parcel.refusedBecause === undefined ? (
            <span className={styles.faint}>{t('等待提交，无需再次操作')}</span>
          ) : (
            <Refused waiting={one} reason={one.parcel.refusedBecause} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Refused({ waiting, reason }: { waiting: Waiting; reason: string }) {
  const t = useTexts();
  const { id } = waiting.parcel;
  return (
    <>
      <span className={styles.reason} role="alert">
        {t('未被接受：{reason}', { reason })}
      </span>
      <span className={styles.buttons}>
        <Link to="/intake" search={{ queued: id }}>
          {t('打开修改')}
        </Link>
        <Popconfirm title={t('确定放弃这件受理？填写的内容将删除。')} onConfirm={() => takeOut(id)}>
          <Button type="link" size="small" danger>
            {t('放弃')}
          </Button>
        </Popconfirm>
      </span>
    </>
  );
}
