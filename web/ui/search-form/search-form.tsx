import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { DateInput } from '../date-input/date-input.tsx';
import styles from './search-form.module.css';

export interface FilterOption {
  readonly value: string;
  readonly title: string;
}

/** One thing a list can be narrowed by; its name is the query's name in the contract and in the address. */
export type Filter =
  | { readonly name: string; readonly kind: 'text'; readonly label: string; readonly placeholder?: string }
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly label: string;
      readonly options: readonly FilterOption[];
    }
  | { readonly name: string; readonly kind: 'date'; readonly label: string };

const pauseMs = 350;

/** The filters above a list. They live in the address; the list follows as they change, nothing is to be pressed. */
export function SearchForm({ filters }: { filters: readonly Filter[] }) {
  const t = useTexts();
  const names = filters.map(({ name }) => name);
  const [state, set] = useUrlState(names);
  const narrowed = names.some((name) => state[name] !== undefined);
  return (
    <div role="search" className={styles.form}>
      {filters.map((filter) => (
        <div key={filter.name} className={filter.kind === 'text' ? styles.wide : styles.narrow}>
          <FilterInput
            filter={filter}
            value={state[filter.name] ?? ''}
            onChange={(value) => set({ [filter.name]: value })}
          />
        </div>
      ))}
      {narrowed ? (
        <Button type="text" onClick={() => set(Object.fromEntries(names.map((name) => [name, ''])))}>
          {t('清除条件')}
        </Button>
      ) : null}
    </div>
  );
}

interface InputProps {
  readonly filter: Filter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FilterInput({ filter, value, onChange }: InputProps) {
  if (filter.kind === 'text') {
    return (
      <TextFilter
        label={filter.label}
        placeholder={filter.placeholder ?? filter.label}
        value={value}
        onChange={onChange}
      />
    );
  }
  if (filter.kind === 'date') {
    return (
      <DateInput value={value} onChange={onChange} placeholder={filter.label} aria-label={filter.label} />
    );
  }
  return (
    <Select
      allowClear
      style={{ width: '100%' }}
      aria-label={filter.label}
      placeholder={filter.label}
      value={value === '' ? null : value}
      showSearch={filter.options.length > 8 ? { optionFilterProp: 'label' } : false}
      options={filter.options.map((option) => ({ value: option.value, label: option.title }))}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
    />
  );
}

interface TextProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextFilter({ label, placeholder, value, onChange }: TextProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the address follows the typing, not the other way round
  }, [typed]);
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={placeholder}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
    />
  );
}
