import { Link } from '@tanstack/react-router';
import { billHistory, type BillRow } from '#contracts/billing.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { kwhText, yuanText } from '../words.ts';
import styles from './bills.module.css';

/** Two years of a customer's bills as bars, each of which opens its bill (R-PROM-22). */
export function CustomerBillsPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const { data } = useRead(billHistory, { params: { customerId } });
  if (data === undefined || data.items.length === 0) return null;
  const accounts = [...new Set(data.items.map(({ accountNo }) => accountNo))];
  return (
    <Section title={t('近两年电费')}>
      {accounts.map((accountNo) => (
        <figure key={accountNo} className={styles.account}>
          {accounts.length === 1 ? null : <figcaption>{accountNo}</figcaption>}
          <Bars bills={data.items.filter((bill) => bill.accountNo === accountNo)} />
        </figure>
      ))}
    </Section>
  );
}

function Bars({ bills }: { bills: readonly BillRow[] }) {
  const t = useTexts();
  const most = Math.max(1, ...bills.map(({ totalFen }) => totalFen));
  const inOrder = bills.slice().sort((a, b) => (a.month < b.month ? -1 : 1));
  return (
    <ol className={styles.bars}>
      {inOrder.map(({ billId, month, energyWh, totalFen }) => (
        <li key={billId}>
          <Link
            to="/bills/$billId"
            params={{ billId }}
            title={t('{month}：{energy} 千瓦时，{total} 元', {
              month,
              energy: kwhText(energyWh),
              total: yuanText(totalFen),
            })}
          >
            <span style={{ height: `${String(Math.max(2, (100 * totalFen) / most))}%` }} />
            <small>{month.slice(5)}</small>
          </Link>
        </li>
      ))}
    </ol>
  );
}
