import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { RouteTypes } from '#contracts/route.ts';
import { customerMergeRoutes } from '#contracts/customer-merge.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { qualityTouches } from '../quality/ignore-dialog.tsx';

type Compared = RouteTypes<typeof customerMergeRoutes.compare>['response'];

const touches = [...qualityTouches, customerMergeRoutes.compare];

/** When somebody found the two to be different customers already, and why. */
export function ApartNote({ compared: { toldApart } }: { compared: Compared }) {
  const t = useTexts();
  if (toldApart === null) return null;
  const { by, at, reason } = toldApart;
  const said = { who: by ?? t('系统'), time: timeText(at), reason };
  return <Alert type="info" showIcon title={t('{who} 于 {time} 确认不是同一客户：{reason}', said)} />;
}

/** Two different customers: remembered, so that nobody has to look at the pair again; or that taken back. */
export function ApartActions({ compared, disabled }: { compared: Compared; disabled: boolean }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const pair = {
    firstCustomerId: compared.first.customerId,
    secondCustomerId: compared.second.customerId,
  };
  const tell = useCommand(customerMergeRoutes.tellApart, { touches, done: () => setAsking(false) });
  const suspect = useCommand(customerMergeRoutes.suspectAgain, { touches });
  if (compared.toldApart !== null)
    return (
      <Button loading={suspect.pending} onClick={() => void suspect.run({ body: pair })}>
        {t('恢复为疑似重复')}
      </Button>
    );
  return (
    <>
      <Button disabled={disabled} onClick={() => setAsking(true)}>
        {t('不是同一客户')}
      </Button>
      {asking ? (
        <FieldsDialog
          title={t('不是同一客户')}
          text={t('确认后系统不再提示这两份档案疑似重复，两份档案的变更记录都会写明。')}
          fields={[{ name: 'reason', label: t('判断依据'), kind: 'words', required: true, maxLength: 200 }]}
          pending={tell.pending}
          failure={tell.failure}
          onClose={() => setAsking(false)}
          onSave={({ reason = '' }) => void tell.run({ body: { ...pair, reason: reason.trim() } })}
        />
      ) : null}
    </>
  );
}
