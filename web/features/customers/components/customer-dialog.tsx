import { useState } from 'react';
import { customerRoutes, type CustomerPage } from '#contracts/customers.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { customerChanges, customerDraft, customerFaults } from '../forms/customer-draft.ts';
import { failuresOf } from '../forms/failures.ts';
import { revisionToSend } from '../forms/revision-to-send.ts';
import { useShownFailures } from '../forms/use-shown-failures.ts';
import { useToday } from '../forms/use-today.ts';
import { CustomerFields, customerFieldNames } from './customer-fields.tsx';
import { FormDialog } from './form-dialog.tsx';

interface Props {
  readonly page: CustomerPage;
  /** Seen in clear before the form was opened; null: the field stays empty, the number as it is. */
  readonly documentNumber: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Changes the customer's own fields. */
export function CustomerDialog({ page, documentNumber, onDone, onClose }: Props) {
  const t = useTexts();
  const today = useToday();
  const language = useLanguage();
  const [opened] = useState(() => ({
    draft: customerDraft(page, documentNumber),
    revision: page.revision,
  }));
  const [draft, setDraft] = useState(opened.draft);
  const live = useShownFailures(failuresOf(customerFaults(draft, today), language));
  const edit = useCommand(customerRoutes.edit, { touches: [customerRoutes.page], done: onDone });
  const save = async (): Promise<void> => {
    if (!live.check()) return;
    const changes = customerChanges(opened.draft, draft);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    const revision = revisionToSend(opened.revision, page.revision, edit.failure);
    await edit.run({ params: { customerId: page.customerId }, body: { revision, ...changes } });
  };
  return (
    <FormDialog
      tries={live.tries}
      title={t('修改客户资料')}
      pending={edit.pending}
      failure={edit.failure}
      shownFields={customerFieldNames}
      onSave={() => void save()}
      onClose={onClose}
    >
      <CustomerFields
        draft={draft}
        failures={{ ...edit.fieldFailures, ...live.shown }}
        maskedNumber={page.documentNumber}
        today={today}
        onChange={setDraft}
        onLeave={live.leave}
      />
    </FormDialog>
  );
}
