import { Checkbox, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { billingRefusals } from '#domain/billing/refusals.ts';
import { componentTitles } from '#domain/billing/line-title.ts';
import { calendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { yuanText } from '#domain/kernel/decimal.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Period } from '#domain/tariffs/period.ts';
import type { PriceBook, Tariff } from '#domain/tariffs/price-book.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { hasTimeOfUse } from '#domain/tariffs/supply-terms.ts';
import { refusedText } from '#web/lib/format/refused-text.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { askedPeriods, billOf } from '../calculation.ts';
import { periodWords } from '../words.ts';
import { BillLines } from './bill-lines.tsx';
import styles from './tariffs.module.css';

/** The first month of the book: its prices hold in all of it. */
function monthOf(book: PriceBook): { from: CalendarDate; to: CalendarDate } {
  const [year = 2026, month = 1] = book.validFrom.split('-').map(Number);
  const first = (y: number, m: number) =>
    calendarDate(`${String(m > 12 ? y + 1 : y)}-${String(m > 12 ? 1 : m).padStart(2, '0')}-01`);
  return { from: first(year, month), to: first(year, month + 1) };
}

type Energy = Partial<Record<Period, number>>;

/** What was used, typed in kWh; the bill stands below and follows every figure. */
export function QuestionForm({ book, tariff }: { book: PriceBook; tariff: Tariff }) {
  const t = useTexts();
  const [energyWh, setEnergy] = useState<Energy>({});
  const [isTimeOfUse, setTimeOfUse] = useState(false);
  const [usedBeforeWh, setUsedBefore] = useState(0);
  const [persons, setPersons] = useState<number | null>(null);
  const [capacityVa, setCapacity] = useState<number | null>(null);
  const isTiered = tariff.energy.kind === 'tiered';
  const asked = askedPeriods(tariff, isTimeOfUse);
  const used = Object.fromEntries(asked.map((period) => [period, energyWh[period] ?? 0]));
  const question = { month: monthOf(book), energyWh: used, isTimeOfUse, usedBeforeWh, persons, capacityVa };
  return (
    <>
      <Section title={t('用电量')}>
        <div className={styles.two}>
          {asked.map((period) => (
            <Amount
              key={period}
              label={
                asked.length === 1
                  ? t('用电量（千瓦时）')
                  : t('{period}（千瓦时）', { period: t(periodWords[period]) })
              }
              value={energyWh[period] ?? null}
              onChange={(value) => setEnergy({ ...energyWh, [period]: value ?? 0 })}
            />
          ))}
          {isTiered ? (
            <>
              <Amount
                label={t('本年（月）此前已用（千瓦时）')}
                value={usedBeforeWh}
                onChange={(value) => setUsedBefore(value ?? 0)}
              />
              <FormLine label={t('家庭人口')}>
                {(ties) => (
                  <InputNumber
                    {...ties}
                    style={{ width: '100%' }}
                    min={1}
                    max={100}
                    precision={0}
                    value={persons}
                    onChange={setPersons}
                  />
                )}
              </FormLine>
            </>
          ) : null}
          {tariff.basic === null ? null : (
            <Amount label={t('容量（千伏安）')} value={capacityVa} onChange={setCapacity} />
          )}
        </div>
        {isTiered && hasTimeOfUse(tariff) ? (
          <Checkbox checked={isTimeOfUse} onChange={(event) => setTimeOfUse(event.target.checked)}>
            {t('按峰谷计费')}
          </Checkbox>
        ) : null}
      </Section>
      <Result bill={billOf(book, tariff, question)} book={book} />
    </>
  );
}

interface AmountProps {
  readonly label: string;
  /** Thousandths of the unit shown. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Amount({ label, value, onChange }: AmountProps): ReactNode {
  return (
    <FormLine label={label}>
      {(ties) => (
        <InputNumber
          {...ties}
          style={{ width: '100%' }}
          min={0}
          max={1_000_000_000}
          precision={2}
          value={value === null ? null : value / 1000}
          onChange={(next) => onChange(next === null ? null : Math.round(next * 1000))}
        />
      )}
    </FormLine>
  );
}

function Result({ bill, book }: { bill: ReturnType<typeof billOf>; book: PriceBook }) {
  const t = useTexts();
  const language = useLanguage();
  if (isRefused(bill)) {
    return (
      <Section title={t('电费')}>
        <p role="alert">{refusedText(bill, billingRefusals, language)}</p>
      </Section>
    );
  }
  return (
    <Section title={t('电费')}>
      <p className={styles.total} aria-live="polite">
        {t('{yuan} 元', { yuan: yuanText(bill.totalFen) })}
      </p>
      <BillLines bill={bill} titles={componentTitles(shelfOf([book]))} />
    </Section>
  );
}
