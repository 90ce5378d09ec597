import { customerQualityRoutes, type Finding } from '#contracts/customer-quality.ts';
import { customerMergeRoutes } from '#contracts/customer-merge.ts';
import { customerRoutes } from '#contracts/customers.ts';
import { qualityRules } from '#domain/customers/quality/rules.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldsDialog } from '../components/fields-dialog.tsx';

export const qualityTouches = [
  customerQualityRoutes.findings,
  customerQualityRoutes.summary,
  customerQualityRoutes.ofCustomer,
  customerMergeRoutes.candidates,
  customerRoutes.page,
];

/** Lets a finding pass because the value is right as it is. */
export function IgnoreDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const t = useTexts();
  const ignore = useCommand(customerQualityRoutes.ignore, { touches: qualityTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('确认资料无误')}
      text={t('“{rule}”今后不再提示，除非该项内容又有变化。', { rule: t(qualityRules[finding.rule].title) })}
      fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
      pending={ignore.pending}
      failure={ignore.failure}
      onClose={onClose}
      onSave={({ reason = '' }) =>
        void ignore.run({ params: { findingId: finding.findingId }, body: { reason } })
      }
    />
  );
}
