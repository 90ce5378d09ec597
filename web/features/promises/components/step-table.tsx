import type { Step } from '#domain/promises/steps.ts';
import { useLanguage, useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { stepLines, type StepLine } from '../step-lines.ts';
import styles from './calculator.module.css';

const reasonTitles: Readonly<Record<StepLine['reason'], string>> = {
  'event-day': zh('起算当日不计'),
  workday: zh('计入'),
  'make-up': zh('调休上班，计入'),
  'calendar-day': zh('计入'),
  weekend: zh('不计'),
  holiday: zh('放假，不计'),
  paused: zh('中止，不计'),
  'last-day-off': zh('末日逢休息日'),
  'rolled-over': zh('顺延经过'),
  'rolled-to': zh('顺延至此'),
  running: zh('连续计时'),
  office: zh('工作时间，计入'),
  notice: zh('须留出的时间'),
  'open-pause': zh('中止，尚未恢复'),
};

/** The way to the due time, stretch by stretch. */
export function StepTable({ steps }: { steps: readonly Step[] }) {
  const t = useTexts();
  const lines = stepLines(steps, useLanguage());
  return (
    <table className={styles.steps}>
      <thead>
        <tr>
          <th scope="col">{t('日期或时间')}</th>
          <th scope="col">{t('日类')}</th>
          <th scope="col">{t('说明')}</th>
          <th scope="col">{t('累计')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.from} data-counted={line.counted ? 'yes' : 'no'}>
            <td>{line.to === line.from ? line.from : `${line.from} — ${line.to ?? ''}`}</td>
            <td>{line.name}</td>
            <td>{t(reasonTitles[line.reason])}</td>
            <td>{line.sum === null ? null : t('第 {count} 天', { count: line.sum })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
