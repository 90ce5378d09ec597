import { Select } from 'antd';
import { organisationContracts } from '#contracts/organisation.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { InputTies } from '../form-line/form-line.tsx';
import { placeUnits } from './unit-tree.ts';

interface Props extends Partial<InputTies> {
  readonly value: string;
  readonly onChange: (unitId: string) => void;
  readonly placeholder?: string;
}

/** Chooses a unit out of the tree; units no longer in use are not offered. */
export function UnitPicker({ value, onChange, placeholder, ...ties }: Props) {
  const t = useTexts();
  const { data, isPending } = useRead(organisationContracts.units, {});
  const placed = placeUnits((data?.items ?? []).filter(({ active, unitId }) => active || unitId === value));
  return (
    <Select
      {...ties}
      style={{ width: '100%' }}
      allowClear
      loading={isPending}
      placeholder={placeholder ?? t('选择单位')}
      showSearch={{ optionFilterProp: 'name' }}
      value={value === '' ? null : value}
      options={placed.map(({ unit, depth }) => ({
        value: unit.unitId,
        name: unit.name,
        label: <span style={{ paddingLeft: `${depth * 1.1}em` }}>{unit.name}</span>,
      }))}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
    />
  );
}
