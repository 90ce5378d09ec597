import type { CustomerHit } from '#contracts/customers.ts';
import { customerKinds } from '#domain/customers/customer.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { capacityWords, statusWord, wordOf } from '../words.ts';
import { CustomerMarks } from './customer-marks.tsx';
import styles from './customers.module.css';

/** What a customer shows in a list; what identifies a person to a stranger is masked. */
export function customerColumns(t: Texts): readonly Column<CustomerHit>[] {
  return [
    { key: 'name', title: t('客户'), width: '17rem', render: (hit) => <Name hit={hit} /> },
    {
      key: 'kind',
      title: t('客户类别'),
      width: '8rem',
      render: ({ kind }) => t(wordOf(customerKinds, kind)),
    },
    {
      key: 'phone',
      title: t('电话'),
      width: '9rem',
      render: ({ phone }) => (phone === null ? '—' : phoneText(phone)),
    },
    { key: 'account', title: t('户号'), width: '12rem', render: (hit) => <AccountCell hit={hit} /> },
    { key: 'address', title: t('用电地址'), render: (hit) => <AddressCell hit={hit} /> },
  ];
}

function Name({ hit }: { hit: CustomerHit }) {
  const t = useTexts();
  const { name, keyGrade, specialNeeds, status } = hit;
  const marked = keyGrade !== null || specialNeeds.length > 0 || status !== 'active';
  return (
    <div className={styles.two}>
      <strong>{name}</strong>
      {marked ? (
        <span className={styles.marks}>
          <CustomerMarks keyGrade={keyGrade} needs={specialNeeds} />
          {status === 'active' ? null : (
            <StateTag tone={statusWord(status).tone}>{t(statusWord(status).title)}</StateTag>
          )}
        </span>
      ) : null}
    </div>
  );
}

/** A result names at most this many accounts; the file has them all (`accountsShown` of the server's search). */
const accountsTold = 5;

function AccountCell({ hit: { accounts } }: { hit: CustomerHit }) {
  const t = useTexts();
  const [first] = accounts;
  if (first === undefined) return <span className={styles.faint}>{t('无户号')}</span>;
  const count = accounts.length;
  return (
    <div className={styles.two}>
      <span>{first.accountNo}</span>
      {count === 1 ? null : (
        <span className={styles.small}>
          {count < accountsTold ? t('共 {count} 户', { count }) : t('{count} 户或更多', { count })}
        </span>
      )}
    </div>
  );
}

function AddressCell({ hit: { accounts } }: { hit: CustomerHit }) {
  const t = useTexts();
  const [first] = accounts;
  if (first === undefined) return null;
  const { address, voltage, capacityVa, status } = first;
  const details = [
    voltage,
    capacityVa === null ? null : capacityWords(capacityVa, voltage ?? ''),
    status === 'active' ? null : t(statusWord(status).title),
  ].filter((part) => part !== null);
  return (
    <div className={styles.two}>
      <span>{address ?? '—'}</span>
      <span className={styles.small}>{details.join(' · ')}</span>
    </div>
  );
}
