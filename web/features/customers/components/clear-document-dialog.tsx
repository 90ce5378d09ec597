import { customerRoutes, type CustomerPage } from '#contracts/customers.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { qualityTouches } from '../quality/ignore-dialog.tsx';
import { FieldsDialog } from './fields-dialog.tsx';

/** Takes a wrongly recorded document off the file, with the reason. */
export function ClearDocumentDialog({ page, onClose }: { page: CustomerPage; onClose: () => void }) {
  const t = useTexts();
  const clear = useCommand(customerRoutes.clearDocument, { touches: qualityTouches, done: onClose });
  const { customerId, revision } = page;
  return (
    <FieldsDialog
      danger
      title={t('清除证件')}
      text={t('证件确实录错、又无法当场更正时使用；清除后请尽快补录。号码会以遮盖形式留在变更记录里。')}
      fields={[{ name: 'reason', label: t('清除原因'), kind: 'words', required: true, maxLength: 200 }]}
      pending={clear.pending}
      failure={clear.failure}
      onClose={onClose}
      onSave={({ reason = '' }) =>
        void clear.run({ params: { customerId }, body: { revision, reason: reason.trim() } })
      }
    />
  );
}
