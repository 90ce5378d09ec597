import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useDoing, type Case, type CaseApi } from '../model/case-api.ts';
import { Loading, ProblemNote } from './problem-note.tsx';
import { SlotPicker } from './slot-picker.tsx';
import styles from '../portal.module.css';

/** The visit agreed on, and another free time for it as long as nobody is on the way (R-FIELD-01, R-PROM-11). */
export function VisitMove({ of, api }: { of: Pick<Case, 'visitAt' | 'may' | 'orderId'>; api: CaseApi }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [moved, setMoved] = useState(false);
  if (of.visitAt === null) return null;
  return (
    <section className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
      <h2 className={styles.subtitle}>{t('约定的上门时间')}</h2>
      <p>
        <strong>{of.visitAt.replace('T', ' ')}</strong>
      </p>
      {moved ? (
        <p className={styles.note} data-tone="good" role="status">
          {t('已改约，上门人员已收到通知。')}
        </p>
      ) : null}
      {of.may.rebook ? (
        <p className={styles.noprint}>
          <button
            type="button"
            className={styles.button}
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
              setMoved(false);
            }}
          >
            {t('改约其他时间')}
          </button>
        </p>
      ) : (
        <p className={styles.faint}>
          {t('离上门时间太近，不能自己改约；请拨打联系人电话，或催办并写明情况。')}
        </p>
      )}
      {open && of.may.rebook ? (
        <Slots
          orderId={of.orderId}
          api={api}
          onMoved={() => {
            setOpen(false);
            setMoved(true);
          }}
        />
      ) : null}
    </section>
  );
}

function Slots({ orderId, api, onMoved }: { orderId: string; api: CaseApi; onMoved: () => void }) {
  const t = useTexts();
  const doing = useDoing(api);
  const [at, setAt] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['portal-slots', api.key],
    queryFn: api.slots,
    retry: false,
    gcTime: 0,
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <ProblemNote problem={error} />;
  const move = async (): Promise<void> => {
    if (at === null) return;
    const done = await doing.run({ verb: 'rebook', at, reason: reason.trim() || t('时间不便') });
    if (done) onMoved();
    else await refetch();
  };
  const id = `move-reason-${orderId}`;
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void move();
      }}
    >
      <p className={styles.faint}>{t('{time} 前可以自己改约。', { time: timeText(data.moveUntil) })}</p>
      <SlotPicker days={data.days} value={at} onChange={setAt} />
      <div className={styles.field}>
        <label className={styles.label} htmlFor={id}>
          {t('改约原因（选填）')}
        </label>
        <input
          id={id}
          className={styles.input}
          maxLength={100}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <ProblemNote problem={doing.problem} />
      <p>
        <button
          type="submit"
          className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
          disabled={doing.pending || at === null}
        >
          {at === null ? t('请选择时间') : t('改到 {time}', { time: at.replace('T', ' ') })}
        </button>
      </p>
    </form>
  );
}
