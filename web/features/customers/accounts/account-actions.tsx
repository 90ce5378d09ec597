import { Button } from 'antd';
import { useState } from 'react';
import { customerAccountRoutes } from '#contracts/customer-accounts.ts';
import { customerRoutes } from '#contracts/customers.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { useToday } from '../forms/use-today.ts';
import type { Account } from '../forms/place-draft.ts';
import { isWordOf, optionsOf } from '../words.ts';
import { customerQualityRoutes } from '#contracts/customer-quality.ts';

export const fileTouches = [customerRoutes.page, customerQualityRoutes.ofCustomer];
export const supplyStatuses = { active: zh('正常'), suspended: zh('暂停用电') } as const;

interface Props {
  readonly customerId: string;
  readonly account: Account;
  readonly onDone: () => void;
}

/** Corrects, closes or gives back an account. */
export function AccountActions(props: Props) {
  const t = useTexts();
  const [open, setOpen] = useState<'edit' | 'close' | 'reopen' | null>(null);
  const dialog = { ...props, onClose: () => setOpen(null) };
  return (
    <>
      {props.account.status === 'closed' ? (
        <Button type="link" size="small" onClick={() => setOpen('reopen')}>
          {t('恢复户号')}
        </Button>
      ) : (
        <>
          <Button type="link" size="small" onClick={() => setOpen('edit')}>
            {t('修改户号')}
          </Button>
          <Button type="link" size="small" danger onClick={() => setOpen('close')}>
            {t('销户')}
          </Button>
        </>
      )}
      {open === 'edit' ? <EditDialog {...dialog} /> : null}
      {open === 'close' ? <CloseDialog {...dialog} /> : null}
      {open === 'reopen' ? <ReopenDialog {...dialog} /> : null}
    </>
  );
}

type DialogProps = Props & { readonly onClose: () => void };

function done({ onClose, onDone }: DialogProps): () => void {
  return () => {
    onClose();
    onDone();
  };
}

function EditDialog(props: DialogProps) {
  const t = useTexts();
  const { customerId, account, onClose } = props;
  const edit = useCommand(customerAccountRoutes.editAccount, { touches: fileTouches, done: done(props) });
  return (
    <FieldsDialog
      title={t('修改户号 {accountNo}', { accountNo: account.accountNo })}
      fields={[
        { name: 'openedOn', label: t('立户日期'), kind: 'date', required: true },
        {
          name: 'status',
          label: t('状态'),
          kind: 'choice',
          options: optionsOf(supplyStatuses, t),
          required: true,
        },
      ]}
      start={{ openedOn: account.openedOn, status: account.status }}
      pending={edit.pending}
      failure={edit.failure}
      fieldFailures={edit.fieldFailures}
      onClose={onClose}
      onSave={({ openedOn = '', status = '' }) => {
        if (!isWordOf(supplyStatuses, status)) return;
        const params = { customerId, accountId: account.accountId };
        void edit.run({ params, body: { revision: account.revision, openedOn, status } });
      }}
    />
  );
}

function CloseDialog(props: DialogProps) {
  const t = useTexts();
  const today = useToday();
  const { customerId, account, onClose } = props;
  const close = useCommand(customerAccountRoutes.closeAccount, { touches: fileTouches, done: done(props) });
  return (
    <FieldsDialog
      danger
      title={t('销户 {accountNo}', { accountNo: account.accountNo })}
      text={t('户号和所有用电点停用，历史保留；有未办结工单的不能销户。30天内可以恢复。')}
      fields={[
        { name: 'closedOn', label: t('销户日期'), kind: 'date', required: true },
        { name: 'reason', label: t('原因'), kind: 'words', required: true },
      ]}
      start={{ closedOn: today }}
      pending={close.pending}
      failure={close.failure}
      fieldFailures={close.fieldFailures}
      onClose={onClose}
      onSave={({ closedOn = '', reason = '' }) => {
        const params = { customerId, accountId: account.accountId };
        void close.run({ params, body: { revision: account.revision, closedOn, reason } });
      }}
    />
  );
}

function ReopenDialog(props: DialogProps) {
  const t = useTexts();
  const { customerId, account, onClose } = props;
  const reopen = useCommand(customerAccountRoutes.reopenAccount, { touches: fileTouches, done: done(props) });
  return (
    <FieldsDialog
      title={t('恢复户号 {accountNo}', { accountNo: account.accountNo })}
      text={t('随销户停用的用电点一并恢复。')}
      fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
      pending={reopen.pending}
      failure={reopen.failure}
      onClose={onClose}
      onSave={({ reason = '' }) => {
        const params = { customerId, accountId: account.accountId };
        void reopen.run({ params, body: { revision: account.revision, reason } });
      }}
    />
  );
}
