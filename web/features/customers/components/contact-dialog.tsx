import { useState } from 'react';
import { customerRoutes, type CustomerPage, type Unmasked } from '#contracts/customers.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import {
  contactChanges,
  contactDraft,
  contactFaults,
  contactFields,
  emptyContact,
  type Contact,
} from '../forms/contact-draft.ts';
import { failuresOf, failuresUnder } from '../forms/failures.ts';
import { revisionToSend } from '../forms/revision-to-send.ts';
import { useShownFailures } from '../forms/use-shown-failures.ts';
import { ContactFields, contactFieldNames } from './contact-fields.tsx';
import { FormDialog } from './form-dialog.tsx';

interface Props {
  readonly page: CustomerPage;
  /** Null: a new one. */
  readonly contactId: string | null;
  readonly unmasked: Unmasked | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Adds a contact, or changes one. */
export function ContactDialog({ page, contactId, unmasked, onDone, onClose }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const onFile = page.contacts.find((contact) => contact.contactId === contactId) ?? null;
  const [opened] = useState(() => ({
    draft: onFile === null ? emptyContact : contactDraft(onFile, unmasked),
    revision: onFile?.revision ?? 1,
  }));
  const [draft, setDraft] = useState(opened.draft);
  const live = useShownFailures(failuresOf(contactFaults(draft, onFile), language));
  const sending = useContactCommands(page.customerId, onDone);
  const save = async (): Promise<void> => {
    if (!live.check()) return;
    if (onFile === null) await sending.add(contactFields(draft));
    else await sending.edit(onFile, contactChanges(opened.draft, draft), opened.revision);
  };
  return (
    <FormDialog
      tries={live.tries}
      title={onFile === null ? t('新增联系人') : t('编辑联系人')}
      pending={sending.pending}
      failure={sending.failure}
      shownFields={contactFieldNames.flatMap((name) => [name, `contact.${name}`])}
      onSave={() => void save()}
      onClose={onClose}
    >
      <ContactFields
        draft={draft}
        failures={{ ...sending.failures, ...live.shown }}
        onFile={onFile}
        onChange={setDraft}
        onLeave={live.leave}
      />
    </FormDialog>
  );
}

function useContactCommands(customerId: string, done: () => void) {
  const [newContactId] = useState(newId);
  const touches = [customerRoutes.page];
  const adding = useCommand(customerRoutes.addContact, { touches, done });
  const editing = useCommand(customerRoutes.editContact, { touches, done });
  const told = { ...adding.fieldFailures, ...editing.fieldFailures };
  return {
    pending: adding.pending || editing.pending,
    failure: adding.failure ?? editing.failure,
    failures: { ...told, ...failuresUnder(told, 'contact.') },
    add: async (fields: ReturnType<typeof contactFields>) => {
      const contact = { contactId: newContactId, ...fields };
      await adding.run({ params: { customerId }, body: { contact } });
    },
    edit: async (onFile: Contact, changes: ReturnType<typeof contactChanges>, opened: number) => {
      if (Object.keys(changes).length === 0) {
        done();
        return;
      }
      const revision = revisionToSend(opened, onFile.revision, editing.failure);
      const params = { customerId, contactId: onFile.contactId };
      await editing.run({ params, body: { revision, ...changes } });
    },
  };
}
