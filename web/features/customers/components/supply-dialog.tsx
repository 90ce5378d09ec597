import { Input } from 'antd';
import { useState } from 'react';
import { customerRoutes } from '#contracts/customers.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { accountNumberFaults } from '../forms/account-number-faults.ts';
import { failuresAt, failuresUnder } from '../forms/failures.ts';
import {
  emptyLocation,
  emptyPoint,
  locationFaults,
  locationFields,
  pointFaults,
  pointFields,
} from '../forms/place-draft.ts';
import { useShownFailures } from '../forms/use-shown-failures.ts';
import { FormDialog } from './form-dialog.tsx';
import { LocationFields, locationFieldNames } from './location-fields.tsx';
import { PointFields, pointFieldNames } from './point-fields.tsx';

interface Props {
  readonly customerId: string;
  /** The account that gets a further usage point; null: a new account with its first one. */
  readonly accountId: string | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const shownFields = [
  'accountNo',
  'account.accountNo',
  ...locationFieldNames.flatMap((name) => [`location.${name}`, `account.location.${name}`]),
  ...pointFieldNames.flatMap((name) => [`point.${name}`, `points.0.${name}`, `account.points.0.${name}`]),
];

/** Adds an account, or a usage point to one: where it lies and what is supplied there. */
export function SupplyDialog({ customerId, accountId, onDone, onClose }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const [draft, setDraft] = useState({ accountNo: '', location: emptyLocation, point: emptyPoint });
  const live = useShownFailures({
    ...accountNumberFaults(draft.accountNo, language),
    ...failuresAt('location.', locationFaults(draft.location, false, t)),
    ...failuresAt('point.', pointFaults(draft.point, t)),
  });
  const sending = useSupplyCommands({ customerId, accountId }, onDone);
  const failures = { ...sending.failures, ...live.shown };
  const save = async (): Promise<void> => {
    const point = pointFields(draft.point);
    if (!live.check() || point === null) return;
    await sending.add(draft.accountNo.trim(), { location: locationFields(draft.location), point });
  };
  return (
    <FormDialog
      tries={live.tries}
      title={accountId === null ? t('新增户号') : t('新增用电点')}
      pending={sending.pending}
      failure={sending.failure}
      shownFields={shownFields}
      onSave={() => void save()}
      onClose={onClose}
    >
      {accountId === null ? (
        <AccountNumberLine
          value={draft.accountNo}
          failure={failures['accountNo'] ?? failures['account.accountNo']}
          onChange={(accountNo) => setDraft({ ...draft, accountNo })}
          onLeave={() => live.leave('accountNo')}
        />
      ) : null}
      <LocationFields
        draft={draft.location}
        failures={failuresUnder(failures, 'account.location.', 'location.')}
        maskedAddress={null}
        onChange={(location) => setDraft({ ...draft, location })}
        onLeave={(field) => live.leave(`location.${field}`)}
      />
      <PointFields
        draft={draft.point}
        failures={failuresUnder(failures, 'account.points.0.', 'points.0.', 'point.')}
        onChange={(point) => setDraft({ ...draft, point })}
        onLeave={(field) => live.leave(`point.${field}`)}
      />
    </FormDialog>
  );
}

interface LineProps {
  readonly value: string;
  readonly failure: string | undefined;
  readonly onChange: (accountNo: string) => void;
  readonly onLeave: () => void;
}

/** An account number that exists already; left empty, the unit's next one is given. */
export function AccountNumberLine({ value, failure, onChange, onLeave }: LineProps) {
  const t = useTexts();
  return (
    <FormLine label={t('户号')} help={t('留空由系统编号')} failure={failure}>
      {(ties) => (
        <Input
          {...ties}
          inputMode="numeric"
          autoComplete="off"
          maxLength={30}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </FormLine>
  );
}

interface Supply {
  readonly location: ReturnType<typeof locationFields>;
  readonly point: NonNullable<ReturnType<typeof pointFields>>;
}

function useSupplyCommands(at: { customerId: string; accountId: string | null }, done: () => void) {
  const [ids] = useState(() => ({ accountId: newId(), locationId: newId(), usagePointId: newId() }));
  const touches = [customerRoutes.page];
  const account = useCommand(customerRoutes.addAccount, { touches, done });
  const point = useCommand(customerRoutes.addUsagePoint, { touches, done });
  const { customerId } = at;
  return {
    pending: account.pending || point.pending,
    failure: account.failure ?? point.failure,
    failures: { ...account.fieldFailures, ...point.fieldFailures },
    add: async (accountNo: string, supply: Supply): Promise<void> => {
      const location = { locationId: ids.locationId, ...supply.location };
      const first = { usagePointId: ids.usagePointId, ...supply.point };
      if (at.accountId !== null) {
        const params = { customerId, accountId: at.accountId };
        await point.run({ params, body: { location, point: first } });
        return;
      }
      const number = accountNo === '' ? {} : { accountNo };
      const body = { account: { accountId: ids.accountId, ...number, location, points: [first] } };
      await account.run({ params: { customerId }, body });
    },
  };
}
