import { Button } from 'antd';
import { useState } from 'react';
import { customerAccountRoutes } from '#contracts/customer-accounts.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { PointFields, pointFieldNames } from '../components/point-fields.tsx';
import { pointChanges, pointDraft, pointFaults, type UsagePoint } from '../forms/place-draft.ts';
import { revisionToSend } from '../forms/revision-to-send.ts';
import { useShownFailures } from '../forms/use-shown-failures.ts';
import { fileTouches } from './account-actions.tsx';

interface Props {
  readonly customerId: string;
  readonly point: UsagePoint;
  readonly onDone: () => void;
}

/** Corrects a usage point, takes it away or gives it back. */
export function PointActions(props: Props) {
  const t = useTexts();
  const [open, setOpen] = useState<'edit' | 'remove' | 'restore' | null>(null);
  const dialog = { ...props, onClose: () => setOpen(null) };
  return (
    <>
      {props.point.status === 'removed' ? (
        <Button type="link" size="small" onClick={() => setOpen('restore')}>
          {t('恢复')}
        </Button>
      ) : (
        <>
          <Button type="link" size="small" onClick={() => setOpen('edit')}>
            {t('修改用电点')}
          </Button>
          <Button type="link" size="small" danger onClick={() => setOpen('remove')}>
            {t('拆除')}
          </Button>
        </>
      )}
      {open === 'edit' ? <EditDialog {...dialog} /> : null}
      {open === 'remove' || open === 'restore' ? <ReasonedDialog {...dialog} what={open} /> : null}
    </>
  );
}

type DialogProps = Props & { readonly onClose: () => void };

function EditDialog({ customerId, point, onDone, onClose }: DialogProps) {
  const t = useTexts();
  const [opened] = useState(() => ({ draft: pointDraft(point), revision: point.revision }));
  const [draft, setDraft] = useState(opened.draft);
  const live = useShownFailures(pointFaults(draft, t));
  const done = (): void => {
    onClose();
    onDone();
  };
  const edit = useCommand(customerAccountRoutes.editPoint, { touches: fileTouches, done });
  const save = async (): Promise<void> => {
    if (!live.check()) return;
    const changes = pointChanges(opened.draft, draft);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    const revision = revisionToSend(opened.revision, point.revision, edit.failure);
    const params = { customerId, usagePointId: point.usagePointId };
    await edit.run({ params, body: { revision, ...changes } });
  };
  return (
    <FormDialog
      tries={live.tries}
      title={t('修改用电点')}
      pending={edit.pending}
      failure={edit.failure}
      shownFields={pointFieldNames}
      onSave={() => void save()}
      onClose={onClose}
    >
      <PointFields
        draft={draft}
        failures={{ ...edit.fieldFailures, ...live.shown }}
        onChange={setDraft}
        onLeave={live.leave}
      />
    </FormDialog>
  );
}

function ReasonedDialog({
  customerId,
  point,
  what,
  onDone,
  onClose,
}: DialogProps & { what: 'remove' | 'restore' }) {
  const t = useTexts();
  const done = (): void => {
    onClose();
    onDone();
  };
  const remove = useCommand(customerAccountRoutes.removePoint, { touches: fileTouches, done });
  const restore = useCommand(customerAccountRoutes.restorePoint, { touches: fileTouches, done });
  const sending = what === 'remove' ? remove : restore;
  return (
    <FieldsDialog
      danger={what === 'remove'}
      title={what === 'remove' ? t('拆除用电点') : t('恢复用电点')}
      fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
      pending={sending.pending}
      failure={sending.failure}
      onClose={onClose}
      onSave={({ reason = '' }) => {
        const params = { customerId, usagePointId: point.usagePointId };
        void sending.run({ params, body: { revision: point.revision, reason } });
      }}
    />
  );
}
