import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage, Unmasked } from '#contracts/customers.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { Account, ServiceLocation } from '../forms/place-draft.ts';
import { statusWord } from '../words.ts';
import { AccountActions } from '../accounts/account-actions.tsx';
import { PointActions } from '../accounts/point-actions.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { PointCard } from './point-card.tsx';
import { SupplyDialog } from './supply-dialog.tsx';
import styles from './customers.module.css';

interface Props {
  readonly page: CustomerPage;
  readonly seen: Unmasked | null;
  readonly onChanged: () => void;
}

type Open = { readonly add: string | null } | { readonly location: string } | null;

/** The accounts of the customer, each with what is supplied where. */
export function AccountsPanel({ page, seen, onChanged }: Props) {
  const t = useTexts();
  const may = useMay('customer.edit');
  const [open, setOpen] = useState<Open>(null);
  const dialog = {
    customerId: page.customerId,
    onClose: () => setOpen(null),
    onDone: () => {
      setOpen(null);
      onChanged();
    },
  };
  const location = open !== null && 'location' in open ? locationOf(page, open.location) : null;
  return (
    <Section
      flush
      title={t('户号与用电点')}
      extra={
        may ? (
          <Button size="small" onClick={() => setOpen({ add: null })}>
            {t('新增户号')}
          </Button>
        ) : null
      }
    >
      {page.accounts.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('还没有户号')}
          text={t('新装送电后自动建立；已有户号的可在此补录。')}
        />
      ) : (
        <ul className={styles.lines}>
          {page.accounts.map((account) => (
            <AccountItem
              key={account.accountId}
              account={account}
              customerId={page.customerId}
              seen={seen}
              onDone={onChanged}
              {...(may ? { onOpen: setOpen } : {})}
            />
          ))}
        </ul>
      )}
      {open !== null && 'add' in open ? <SupplyDialog {...dialog} accountId={open.add} /> : null}
      {location === null ? null : <LocationDialog {...dialog} location={location} unmasked={seen} />}
    </Section>
  );
}

function locationOf(page: CustomerPage, locationId: string): ServiceLocation | null {
  const points = page.accounts.flatMap((account) => account.points);
  return points.find(({ location }) => location.locationId === locationId)?.location ?? null;
}

interface ItemProps {
  readonly account: Account;
  readonly customerId: string;
  readonly seen: Unmasked | null;
  readonly onDone: () => void;
  /** Absent for those who only look. */
  readonly onOpen?: (open: Open) => void;
}

function AccountItem({ account, customerId, seen, onDone, onOpen }: ItemProps) {
  const t = useTexts();
  const mayAccept = useMay('request.accept');
  const { accountNo, status, openedOn, closedOn, points } = account;
  const isOpen = status !== 'closed';
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <strong>{t('户号 {accountNo}', { accountNo })}</strong>
        <StateTag tone={statusWord(status).tone}>{t(statusWord(status).title)}</StateTag>
        <span className={styles.small}>
          {closedOn === null
            ? t('{date} 立户', { date: openedOn })
            : t('{from} 立户，{to} 销户', { from: openedOn, to: closedOn })}
        </span>
      </div>
      <div className={styles.marks}>
        {onOpen === undefined || !isOpen ? null : (
          <Button type="link" size="small" onClick={() => onOpen({ add: account.accountId })}>
            {t('新增用电点')}
          </Button>
        )}
        {onOpen === undefined ? null : (
          <AccountActions customerId={customerId} account={account} onDone={onDone} />
        )}
        {mayAccept && isOpen ? (
          <Link to="/intake" search={{ customerId, accountNo }}>
            {t('受理业务')}
          </Link>
        ) : null}
      </div>
      <div className={styles.itemBody}>
        {points.map((point) => (
          <PointCard
            key={point.usagePointId}
            point={point}
            seen={seen}
            {...(onOpen === undefined || !isOpen
              ? {}
              : {
                  onEdit: () => onOpen({ location: point.location.locationId }),
                  actions: <PointActions customerId={customerId} point={point} onDone={onDone} />,
                })}
          />
        ))}
      </div>
    </li>
  );
}
