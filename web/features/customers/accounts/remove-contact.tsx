import { App, Button } from 'antd';
import { useState } from 'react';
import { customerAccountRoutes } from '#contracts/customer-accounts.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import type { Contact } from '../forms/contact-draft.ts';
import { fileTouches } from './account-actions.tsx';

interface Props {
  readonly customerId: string;
  readonly contact: Contact;
}

const undoSeconds = 12;

/** Removes a contact, and offers to give it back as long as the slip is fresh. */
export function RemoveContact({ customerId, contact }: Props) {
  const t = useTexts();
  const { message, notification } = App.useApp();
  const [asking, setAsking] = useState(false);
  const params = { customerId, contactId: contact.contactId };
  const restore = useCommand(customerAccountRoutes.restoreContact, {
    touches: fileTouches,
    done: () => void message.success(t('联系人已恢复')),
    failed: (problem) => void message.error(problemText(problem, [], t)),
  });
  const remove = useCommand(customerAccountRoutes.removeContact, {
    touches: fileTouches,
    done: () => {
      setAsking(false);
      const key = contact.contactId;
      notification.info({
        key,
        title: t('联系人“{name}”已删除', { name: contact.name }),
        duration: undoSeconds,
        actions: (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key);
              void restore.run({ params, body: {} });
            }}
          >
            {t('撤销删除')}
          </Button>
        ),
      });
    },
  });
  return (
    <>
      <Button type="link" size="small" danger onClick={() => setAsking(true)}>
        {t('删除')}
      </Button>
      {asking ? (
        <FieldsDialog
          danger
          title={t('删除联系人“{name}”', { name: contact.name })}
          fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
          pending={remove.pending}
          failure={remove.failure}
          onClose={() => setAsking(false)}
          onSave={({ reason = '' }) =>
            void remove.run({ params, body: { revision: contact.revision, reason } })
          }
        />
      ) : null}
    </>
  );
}
