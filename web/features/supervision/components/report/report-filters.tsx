import { DatePicker, Switch } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { UnitPicker } from '#web/ui/pickers/unit-picker.tsx';
import type { ReportQuery } from '../../use-report-question.ts';
import styles from './report.module.css';

interface Props {
  readonly query: ReportQuery;
  readonly all: boolean;
  readonly onChange: (patch: { month?: string; unitId?: string; all?: string }) => void;
}

/** Month, unit, and whether promises without cases are shown. */
export function ReportFilters({ query, all, onChange }: Props) {
  const t = useTexts();
  return (
    <div className={styles.filters} role="search">
      <MonthInput value={query.month} onChange={(month) => onChange({ month })} />
      <div className={styles.unit}>
        <UnitPicker
          value={query.unitId ?? ''}
          placeholder={t('全部单位')}
          onChange={(unitId) => onChange({ unitId })}
        />
      </div>
      <label className={styles.switch}>
        <Switch size="small" checked={all} onChange={(on) => onChange({ all: on ? '1' : '' })} />
        {t('显示本月没有业务的承诺')}
      </label>
    </div>
  );
}

/** A month as `2026-10`. */
export function MonthInput({ value, onChange }: { value: string; onChange: (month: string) => void }) {
  const t = useTexts();
  return (
    <DatePicker
      picker="month"
      aria-label={t('月份')}
      allowClear={false}
      value={dayjs(`${value}-01`)}
      format="YYYY-MM"
      onChange={(chosen) => {
        if (chosen !== null && !Array.isArray(chosen)) onChange(chosen.format('YYYY-MM'));
      }}
    />
  );
}
