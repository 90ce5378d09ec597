import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { readBill, type BillPage as Bill } from '#contracts/billing.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { BillLines } from '../components/bill-lines.tsx';
import { CancelButton } from '../components/cancel-button.tsx';
import { billWords, kwhText, yuanText } from '../words.ts';

/** A bill: every line with quantity, price, amount, rule and document, and why it is not the last one. */
export function BillPage() {
  const { billId = '' }: { billId?: string } = useParams({ strict: false });
  const read = useRead(readBill, { params: { billId } });
  if (read.data !== undefined) return <Sheet bill={read.data} />;
  return read.isError ? <ProblemState problem={read.error} /> : <PageState kind="loading" />;
}

function Sheet({ bill }: { bill: Bill }) {
  const t = useTexts();
  const { accountNo, customerId, customerName, month, from, to, state, hash } = bill;
  return (
    <>
      <PageHeader
        title={t('{month} 电费账单', { month })}
        state={<StateTag tone={billWords[state].tone}>{t(billWords[state].title)}</StateTag>}
        detail={
          <>
            <Link to="/customers/$customerId" params={{ customerId }}>
              {accountNo} {customerName}
            </Link>
            {` · ${t('{from} 至 {to} 前', { from, to })} · ${kwhText(bill.energyWh)} ${t('千瓦时')}`}
            {bill.dueOn === null ? null : ` · ${t('缴费截止')} ${bill.dueOn}`}
          </>
        }
        actions={
          <>
            <CancelButton bill={bill} />
            <Button onClick={() => window.print()}>{t('打印')}</Button>
          </>
        }
      />
      <Corrections bill={bill} />
      <Section title={t('明细')} flush>
        <BillLines lines={bill.lines} totalFen={bill.totalFen} />
      </Section>
      <Difference difference={bill.difference} />
      <Section title={t('账单指纹')}>
        <p style={{ overflowWrap: 'anywhere' }}>{hash}</p>
      </Section>
    </>
  );
}

function Corrections({ bill: { corrects, correctedBy, cancelReason } }: { bill: Bill }) {
  const t = useTexts();
  if (corrects === null && cancelReason === null) return null;
  return (
    <Section title={t('更正')}>
      {cancelReason === null ? null : <p>{t('已冲销：{reason}', { reason: cancelReason })}</p>}
      {corrects === null ? null : (
        <Link to="/bills/$billId" params={{ billId: corrects }}>
          {t('查看被更正的账单')}
        </Link>
      )}
      {correctedBy === null ? null : (
        <Link to="/bills/$billId" params={{ billId: correctedBy }}>
          {t('查看更正后的账单')}
        </Link>
      )}
    </Section>
  );
}

function Difference({ difference }: { difference: Bill['difference'] }) {
  const t = useTexts();
  if (difference === null) return null;
  const { lastBillId, lastMonth, lastFen, causes } = difference;
  return (
    <Section
      title={t('与上期相比')}
      extra={
        <Link to="/bills/$billId" params={{ billId: lastBillId }}>
          {t('{month}：{total} 元', { month: lastMonth, total: yuanText(lastFen) })}
        </Link>
      }
    >
      {causes.length === 0 ? (
        t('与上期相同。')
      ) : (
        <ul>
          {causes.map(({ title, fen }) => (
            <li key={title}>
              {t(title)} {fen > 0 ? '+' : ''}
              {yuanText(fen)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
