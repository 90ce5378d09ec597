import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { staffContracts } from '#contracts/staff.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { InputTies } from '../form-line/form-line.tsx';

interface Props extends Partial<InputTies> {
  readonly value: string;
  readonly onChange: (staffId: string) => void;
  readonly unitId?: string;
}

/** Chooses a colleague by name, initials or number. */
export function StaffPicker({ value, onChange, unitId, ...ties }: Props) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data, isFetching } = useRead(staffContracts.staffList, {
    query: {
      status: 'active',
      limit: '20',
      ...(search === '' ? {} : { search }),
      ...(unitId === undefined ? {} : { unitId }),
    },
  });
  return (
    <Select
      {...ties}
      style={{ width: '100%' }}
      allowClear
      loading={isFetching}
      placeholder={t('姓名、拼音首字母或工号')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value === '' ? null : value}
      options={(data?.items ?? []).map((person) => ({
        value: person.staffId,
        label: `${person.name} ${person.employeeNo} ${person.posts[0]?.unitName ?? ''}${person.absence?.state === 'now' ? ` ${t('离岗中')}` : ''}`,
      }))}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
    />
  );
}
