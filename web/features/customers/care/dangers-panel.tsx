import { Button } from 'antd';
import { useState } from 'react';
import { customerCareRoutes, type DangerSign } from '#contracts/customer-care.ts';
import { dangerKinds } from '#domain/customers/care/danger.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { isWordOf, optionsOf, wordOf } from '../words.ts';
import { careTouches } from './care-touches.ts';
import styles from '../components/customers.module.css';

/** What a crew must know before it rings the bell, with author and end. */
export function DangersPanel({
  customerId,
  dangers,
}: {
  customerId: string;
  dangers: readonly DangerSign[];
}) {
  const t = useTexts();
  const mayNote = useMay('order.work');
  const [open, setOpen] = useState<'note' | DangerSign | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Section
      flush
      title={t('危险提示')}
      extra={
        mayNote ? (
          <Button size="small" onClick={() => setOpen('note')}>
            {t('登记')}
          </Button>
        ) : null
      }
    >
      {dangers.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('没有危险提示')}
          text={t('现场有犬只、线路隐患等，登记后上门人员都能看到。')}
        />
      ) : (
        <ul className={styles.lines}>
          {dangers.map((sign) => (
            <DangerLine key={sign.dangerId} sign={sign} onEnd={() => setOpen(sign)} />
          ))}
        </ul>
      )}
      {open === 'note' ? <NoteDialog customerId={customerId} onClose={close} /> : null}
      {open !== null && open !== 'note' ? (
        <EndDialog customerId={customerId} dangerId={open.dangerId} onClose={close} />
      ) : null}
    </Section>
  );
}

function DangerLine({ sign, onEnd }: { sign: DangerSign; onEnd: () => void }) {
  const t = useTexts();
  const mayEnd = useMay('customer.edit');
  const { kind, words, notedBy, notedAt, untilDay, shown, endedBy, endReason } = sign;
  const until = untilDay === null ? t('一直有效') : t('至 {day}', { day: untilDay });
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <StateTag tone={shown ? 'bad' : 'calm'}>{t(wordOf(dangerKinds, kind))}</StateTag>
        <span>{words}</span>
      </div>
      {shown && mayEnd ? (
        <Button type="link" size="small" onClick={onEnd}>
          {t('解除')}
        </Button>
      ) : null}
      <div className={`${styles.itemBody ?? ''} ${styles.small ?? ''}`}>
        {[
          t('{name} {day} 登记', { name: notedBy ?? t('系统'), day: dateText(notedAt) }),
          endReason === null
            ? until
            : t('{name} 解除：{reason}', { name: endedBy ?? t('系统'), reason: endReason }),
        ].join(' · ')}
      </div>
    </li>
  );
}

function NoteDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useTexts();
  const [dangerId] = useState(newId);
  const note = useCommand(customerCareRoutes.noteDanger, { touches: careTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('登记危险提示')}
      fields={[
        {
          name: 'kind',
          label: t('种类'),
          kind: 'choice',
          options: optionsOf(dangerKinds, t),
          required: true,
        },
        {
          name: 'words',
          label: t('说明'),
          kind: 'words',
          required: true,
          help: t('写明位置和如何避让，不写对客户的评价。'),
        },
        { name: 'untilDay', label: t('有效至'), kind: 'date', help: t('留空表示一直有效，直到有人解除。') },
      ]}
      pending={note.pending}
      failure={note.failure}
      fieldFailures={note.fieldFailures}
      onClose={onClose}
      onSave={({ kind = '', words = '', untilDay = '' }) => {
        if (!isWordOf(dangerKinds, kind)) return;
        const until = untilDay === '' ? {} : { untilDay };
        void note.run({ params: { customerId }, body: { dangerId, kind, words, ...until } });
      }}
    />
  );
}

function EndDialog({
  customerId,
  dangerId,
  onClose,
}: {
  customerId: string;
  dangerId: string;
  onClose: () => void;
}) {
  const t = useTexts();
  const end = useCommand(customerCareRoutes.endDanger, { touches: careTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('解除危险提示')}
      fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
      pending={end.pending}
      failure={end.failure}
      onClose={onClose}
      onSave={({ reason = '' }) => void end.run({ params: { customerId, dangerId }, body: { reason } })}
    />
  );
}
