import type { PromiseReport } from '#contracts/supervision-report.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { rateChange, rateText } from '../../figure-text.ts';
import styles from './report.module.css';

/** The month in five numbers. */
export function ReportTotals({ report }: { report: PromiseReport }) {
  const t = useTexts();
  const { sums, rate, previousRate } = report.total;
  const change = rateChange(rate, previousRate);
  return (
    <dl className={styles.totals}>
      <Figure
        label={t('兑现率')}
        value={rateText(rate, t)}
        {...(change === null ? {} : { note: t('比上月 {change} 个百分点', { change }) })}
      />
      <Figure label={t('应兑现承诺')} value={sums.cases.toString()} />
      <Figure label={t('兑现')} value={sums.kept.toString()} />
      <Figure label={t('未兑现')} value={sums.broken.toString()} bad={sums.broken > 0} />
      <Figure label={t('免责')} value={sums.excused.toString()} />
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly bad?: boolean;
}

function Figure({ label, value, note, bad = false }: FigureProps) {
  return (
    <div className={styles.figure} data-bad={bad ? 'yes' : 'no'}>
      <dt>{label}</dt>
      <dd>
        {value}
        {note === undefined ? null : <small>{note}</small>}
      </dd>
    </div>
  );
}
