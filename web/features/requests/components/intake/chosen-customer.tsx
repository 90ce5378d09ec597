import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { listOrders } from '#contracts/orders.ts';
import { customerRoutes } from '#contracts/customers.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { shortTimeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { Subject } from '../../intake/subject.ts';
import { CustomerCautions } from '#web/features/customers/care/cautions.tsx';
import { CustomerMarks } from '#web/features/customers/components/customer-marks.tsx';
import { FileDataButton } from './file-data-button.tsx';
import styles from './intake.module.css';

type OnFile = Extract<Subject, { how: 'account' | 'customer' }>;

interface Props {
  readonly subject: OnFile;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (subject: Subject) => void;
}

/** The customer found: what to mind, what is already under way, and who came if it is somebody else. */
export function ChosenCustomer({ subject, faults, onChange }: Props) {
  const t = useTexts();
  const page = useRead(customerRoutes.page, { params: { customerId: subject.customerId } });
  return (
    <div>
      <p className={styles.chosen}>
        <strong>{subject.name}</strong>
        {subject.how === 'account' ? (
          <span>{t('户号 {accountNo}', { accountNo: subject.accountNo })}</span>
        ) : null}
        {subject.phone === null ? null : <span>{phoneText(subject.phone)}</span>}
        {subject.how === 'account' && subject.address !== null ? <span>{subject.address}</span> : null}
        <CustomerMarks keyGrade={page.data?.keyGrade ?? null} needs={[]} />
        <Link to={`/customers/${subject.customerId}`}>{t('客户档案')}</Link>
      </p>
      <CustomerCautions customerId={subject.customerId} />
      <FileDataButton subject={subject} page={page.data} onChange={onChange} />
      <UnderWay customerId={subject.customerId} />
      <div className={styles.person}>
        <FormLine label={t('来访（来电）人，如非本人')} failure={faults['subject.contactName']}>
          {(ties) => (
            <Input
              {...ties}
              maxLength={50}
              autoComplete="off"
              value={subject.contactName}
              onChange={(event) => onChange({ ...subject, contactName: event.target.value })}
            />
          )}
        </FormLine>
        <FormLine label={t('本次联系电话，如有变化')} failure={faults['subject.contactPhone']}>
          {(ties) => (
            <Input
              {...ties}
              inputMode="tel"
              maxLength={30}
              autoComplete="off"
              value={subject.contactPhone}
              onChange={(event) => onChange({ ...subject, contactPhone: event.target.value })}
            />
          )}
        </FormLine>
      </div>
    </div>
  );
}

/** What this customer is already waiting for; often that is what they ask about. */
function UnderWay({ customerId }: { customerId: string }) {
  const t = useTexts();
  const nowMs = useNow();
  const read = useRead(
    listOrders,
    { query: { customerId, status: 'open', size: '20' } },
    { news: ['order'] },
  );
  const lines = read.data?.items ?? [];
  if (lines.length === 0) return null;
  return (
    <div className={styles.underWay}>
      <span className={styles.faint}>{t('在办 {count} 件：', { count: lines.length })}</span>
      {lines.map((line) => (
        <Link key={line.orderId} to="/orders/$orderId" params={{ orderId: line.orderId }} target="_blank">
          {t(line.title)} · {shortTimeText(line.acceptedAt, nowMs)}
        </Link>
      ))}
    </div>
  );
}
