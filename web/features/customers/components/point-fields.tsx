import { Input, Select } from 'antd';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { Failures } from '../forms/failures.ts';
import type { PointDraft } from '../forms/place-draft.ts';
import { capacityUnit, optionsOf } from '../words.ts';
import styles from './customers.module.css';

export const pointFieldNames = [
  'voltage',
  'capacity',
  'capacityVa',
  'useKind',
  'transformerDistrict',
  'feeder',
  'meterNo',
] as const;

interface Props {
  readonly draft: PointDraft;
  readonly failures: Failures;
  readonly onChange: (draft: PointDraft) => void;
  readonly onLeave: (field: string) => void;
}

const lines = [
  { name: 'meterNo', label: zh('电能表表号'), max: 24 },
  { name: 'transformerDistrict', label: zh('台区'), max: 100 },
  { name: 'feeder', label: zh('线路'), max: 100 },
] as const;

/** What is supplied at the place: voltage, capacity, use; meter and grid where they are known. */
export function PointFields({ draft, failures, onChange, onLeave }: Props) {
  const t = useTexts();
  return (
    <div className={styles.fields}>
      <FormLine label={t('供电电压')} required failure={failures['voltage']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.voltage}
            options={[...optionsOf(voltages, t)]}
            onChange={(voltage) => onChange({ ...draft, voltage })}
          />
        )}
      </FormLine>
      <FormLine label={t('用电容量')} required failure={failures['capacity'] ?? failures['capacityVa']}>
        {(ties) => (
          <Input
            {...ties}
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            suffix={capacityUnit(draft.voltage)}
            value={draft.capacity}
            onChange={(event) => onChange({ ...draft, capacity: event.target.value })}
            onBlur={() => onLeave('capacity')}
          />
        )}
      </FormLine>
      <FormLine label={t('用电性质')} required failure={failures['useKind']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.useKind}
            options={[...optionsOf(useKinds, t)]}
            onChange={(useKind) => onChange({ ...draft, useKind })}
          />
        )}
      </FormLine>
      {lines.map(({ name, label, max }) => (
        <FormLine key={name} label={t(label)} failure={failures[name]}>
          {(ties) => (
            <Input
              {...ties}
              autoComplete="off"
              maxLength={max}
              value={draft[name]}
              onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
              onBlur={() => onLeave(name)}
            />
          )}
        </FormLine>
      ))}
    </div>
  );
}
