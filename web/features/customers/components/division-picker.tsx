import { useQueries } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { useState } from 'react';
import { customerRoutes } from '#contracts/customers.ts';
import { readOptions } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { InputTies } from '#web/ui/form-line/form-line.tsx';
import { divisionOptions, divisionPath, isPlace } from '../division-path.ts';

interface Props extends Partial<InputTies> {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Chooses a county or a street, level by level; each level is read when somebody opens it. */
export function DivisionPicker({ value, onChange, ...ties }: Props) {
  const t = useTexts();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const path = divisionPath(value);
  const parents = [...new Set(['', ...path.slice(0, -1), ...opened])];
  const levels = useQueries({
    queries: parents.map((parent) => ({
      ...readOptions(customerRoutes.divisions, { query: parent === '' ? {} : { parent } }),
      staleTime: Infinity,
    })),
  });
  const below = new Map(parents.map((parent, at) => [parent, levels[at]?.data?.items ?? []]));
  return (
    <Cascader
      {...ties}
      changeOnSelect
      allowClear={false}
      style={{ width: '100%' }}
      placeholder={t('选到区县或街道')}
      value={[...path]}
      options={divisionOptions(below)}
      displayRender={(names) => names.join(' ')}
      loadData={(chosen) => {
        const code = chosen.at(-1)?.value;
        if (typeof code === 'string') setOpened((before) => [...before, code]);
      }}
      onChange={(chosen) => {
        const code = chosen.at(-1);
        if (typeof code === 'string' && isPlace(code)) onChange(code);
      }}
    />
  );
}
