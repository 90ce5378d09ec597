import { Input, Radio } from 'antd';
import { useState } from 'react';
import { readOrder } from '#contracts/orders.ts';
import { countItems, listItems, openItem } from '#contracts/supervision.ts';
import { idFrom, newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { StaffPicker } from '#web/ui/pickers/staff-picker.tsx';
import { UnitPicker } from '#web/ui/pickers/unit-picker.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { usualDue } from './usual-due.ts';
import styles from './items.module.css';

interface Asked {
  readonly ask: string;
  readonly to: 'staff' | 'unit';
  readonly staffId: string;
  readonly unitId: string;
  readonly due: string | null;
}

const blank: Asked = { ask: '', to: 'staff', staffId: '', unitId: '', due: null };

/** Asks something about an order: what, of whom, and by when. */
export function AskDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useTexts();
  const nowMs = useNow();
  const [parent] = useState(newId);
  const [asked, setAsked] = useState(blank);
  const [usual] = useState(() => usualDue(nowMs));
  const command = useCommand(openItem, { touches: [listItems, countItems, readOrder], done: onClose });
  const change = (patch: Partial<Asked>): void => setAsked((before) => ({ ...before, ...patch }));
  const toId = asked.to === 'staff' ? asked.staffId : asked.unitId;
  const due = asked.due ?? usual;
  const ready = asked.ask.trim() !== '' && toId !== '' && due !== '';
  const send = (): void => {
    const body = {
      ...{ orderId, ask: asked.ask.trim(), dueAt: `${due}:00+08:00` },
      ...(asked.to === 'staff' ? { toStaffId: toId } : { toUnitId: toId }),
    };
    if (ready) void command.run({ body: { itemId: idFrom(parent, body), ...body } });
  };
  return (
    <TypedDialog
      open
      title={t('发起督办')}
      okText={t('发出')}
      cancelText={t('取消')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={command.pending}
      onOk={send}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <FormLine label={t('督办内容')} required failure={command.fieldFailures['ask']}>
          {(ties) => (
            <Input.TextArea
              {...ties}
              autoFocus
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={2000}
              value={asked.ask}
              onChange={(event) => change({ ask: event.target.value })}
            />
          )}
        </FormLine>
        <Radio.Group
          optionType="button"
          value={asked.to}
          options={[
            { value: 'staff', label: t('督办个人') },
            { value: 'unit', label: t('督办班组或单位') },
          ]}
          onChange={(event) => change({ to: event.target.value === 'unit' ? 'unit' : 'staff' })}
        />
        <FormLine label={t('被督办方')} required failure={command.fieldFailures['toStaffId']}>
          {(ties) =>
            asked.to === 'staff' ? (
              <StaffPicker {...ties} value={asked.staffId} onChange={(staffId) => change({ staffId })} />
            ) : (
              <UnitPicker {...ties} value={asked.unitId} onChange={(unitId) => change({ unitId })} />
            )
          }
        </FormLine>
        <FormLine label={t('答复时限')} required failure={command.fieldFailures['dueAt']}>
          {(ties) => <DateInput {...ties} time value={due} onChange={(next) => change({ due: next })} />}
        </FormLine>
        <ProblemAlert problem={command.failure} shownFields={['ask', 'toStaffId', 'dueAt']} />
      </div>
    </TypedDialog>
  );
}
