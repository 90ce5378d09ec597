import { Tooltip } from 'antd';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import styles from './urgency-mark.module.css';

/** Urgency by number (R-REQ-08): 1 danger or no supply … 4 no hurry. */
export const urgencyTitles: Readonly<Record<number, string>> = {
  1: zh('特急：危及安全或停电'),
  2: zh('紧急：按小时承诺'),
  3: zh('一般：按天承诺'),
  4: zh('不急'),
};

const shortTitles: Readonly<Record<number, string>> = { 1: zh('特急'), 2: zh('紧急') };

/** How urgent a case is; only what is above the usual draws the eye. */
export function UrgencyMark({ urgency }: { urgency: number }) {
  const t = useTexts();
  const short = shortTitles[urgency];
  if (short === undefined) return null;
  return (
    <Tooltip title={t(urgencyTitles[urgency] ?? '')}>
      <span className={styles.mark} data-urgency={urgency}>
        {t(short)}
      </span>
    </Tooltip>
  );
}
