import type { Bill, BillLine } from '#domain/billing/bill.ts';
import { lineTitle, unitTexts } from '#domain/billing/line-title.ts';
import { integerToDecimal, yuanText } from '#domain/kernel/decimal.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { priceText } from '../words.ts';
import styles from './tariffs.module.css';

interface Props {
  readonly bill: Bill;
  /** Titles of the components by code, from the book. */
  readonly titles: ReadonlyMap<string, string>;
}

/** A bill line by line: quantity, price, amount and the rule, so that each can be recomputed by hand (R-SYS-14). */
export function BillLines({ bill, titles }: Props) {
  const t = useTexts();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('数量')}</th>
            <th scope="col">{t('单价')}</th>
            <th scope="col">{t('金额（元）')}</th>
            <th scope="col">{t('规则')}</th>
          </tr>
        </thead>
        <tbody>
          {bill.lines.map((line) => (
            <tr key={`${line.code} ${line.period ?? ''} ${String(line.tier ?? '')} ${line.from}`}>
              <td>{lineTitle(line, titles)}</td>
              <td>{quantityText(line)}</td>
              <td>{priceText(line.priceNano)}</td>
              <td className={styles.sum}>{yuanText(line.amountFen)}</td>
              <td className={styles.faint}>{line.rule}</td>
            </tr>
          ))}
          <tr>
            <td className={styles.sum}>{t('合计')}</td>
            <td>{`${integerToDecimal(bill.energyWh, 3)} ${unitTexts.Wh.quantity}`}</td>
            <td />
            <td className={styles.sum}>{yuanText(bill.totalFen)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function quantityText({ quantity, unit }: BillLine): string {
  const { scale, quantity: word } = unitTexts[unit];
  return `${integerToDecimal(quantity, scale)} ${word}`;
}
