import type { BillPage } from '#contracts/billing.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { yuanText } from '../words.ts';
import styles from './bills.module.css';

interface Props {
  readonly lines: BillPage['lines'];
  readonly totalFen: number;
}

/** The lines as they are printed; the total is their sum. */
export function BillLines({ lines, totalFen }: Props) {
  const t = useTexts();
  return (
    <div className={styles.scroll}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th>{t('费用项目')}</th>
            <th data-align="right">{t('数量')}</th>
            <th data-align="right">{t('单价')}</th>
            <th data-align="right">{t('金额（元）')}</th>
            <th>{t('规则')}</th>
            <th>{t('依据')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={`${line.code} ${line.title} ${line.from} ${String(index)}`}>
              <td>{line.title}</td>
              <td data-align="right">{line.quantity}</td>
              <td data-align="right">{line.price}</td>
              <td data-align="right">{yuanText(line.amountFen)}</td>
              <td>{line.rule}</td>
              <td>{line.document}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={3}>{t('合计')}</th>
            <th data-align="right">{yuanText(totalFen)}</th>
            <th colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
