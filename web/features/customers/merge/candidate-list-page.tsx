import { Link } from '@tanstack/react-router';
import { customerMergeRoutes, type Candidate } from '#contracts/customer-merge.ts';
import { customerKinds } from '#domain/customers/customer.ts';
import { likenesses } from '#domain/customers/merge/likeness.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { optionsOf, wordOf } from '../words.ts';
import styles from '../components/customers.module.css';

/** Pairs of files that may be one customer; each opens its comparison. */
export function CandidateListPage() {
  const t = useTexts();
  return (
    <ListPage
      title={t('疑似重复档案')}
      detail={t('由每晚的资料检查找出；不是同一客户的，在比对页确认无误。')}
      contract={customerMergeRoutes.candidates}
      filters={[
        {
          name: 'because',
          kind: 'choice',
          label: t('依据'),
          options: optionsOf(likenesses, t).map(({ value, label }) => ({ value, title: label })),
        },
      ]}
      columns={columnsOf(t)}
      rowKey={({ findingId }) => findingId}
      open={({ first, second }) =>
        `/customer-merges/compare?first=${first.customerId}&second=${second.customerId}`
      }
      empty={{ title: t('没有疑似重复的档案'), text: t('每晚自动检查一遍，也可在“客户资料检查”立即检查。') }}
      actions={<Link to="/customer-merges/record">{t('合并记录')}</Link>}
    />
  );
}

function columnsOf(t: Texts): readonly Column<Candidate>[] {
  return [
    {
      key: 'because',
      title: t('依据'),
      width: '13rem',
      render: ({ because }) => t(wordOf(likenesses, because)),
    },
    { key: 'first', title: t('档案一'), render: ({ first }) => <Short of={first} /> },
    { key: 'second', title: t('档案二'), render: ({ second }) => <Short of={second} /> },
    { key: 'found', title: t('发现日期'), width: '8rem', render: ({ foundAt }) => dateText(foundAt) },
  ];
}

function Short({ of }: { of: Candidate['first'] }) {
  const t = useTexts();
  const { name, kind, documentNumber, phone, address, accounts } = of;
  const line = [
    t(wordOf(customerKinds, kind)),
    documentNumber,
    phone,
    t('共 {count} 户', { count: accounts }),
  ];
  return (
    <div className={styles.two}>
      <strong>{name}</strong>
      <span className={styles.small}>{line.filter((part) => part !== null).join(' · ')}</span>
      <span className={styles.small}>{address}</span>
    </div>
  );
}
