import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { RouteTypes } from '#contracts/route.ts';
import type { customerRoutes } from '#contracts/customers.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './customers.module.css';

export type Alike = RouteTypes<typeof customerRoutes.duplicates>['response']['items'][number];

/** Customers on file who may be this one: opened in another tab, so that what was typed stays. */
export function AlikeNote({ alike }: { alike: readonly Alike[] }) {
  const t = useTexts();
  if (alike.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={t('可能已有档案，请先核对')}
      description={
        <ul className={styles.alike}>
          {alike.map(({ customer, because }) => (
            <li key={customer.customerId} className={styles.spread}>
              <Link to={`/customers/${customer.customerId}`} target="_blank">
                {customer.name}
              </Link>
              <span>{because === 'document' ? t('证件号码相同') : t('姓名和电话相同')}</span>
              <span>{customer.phone === null ? null : phoneText(customer.phone)}</span>
              <span>{customer.accounts[0]?.accountNo}</span>
              <span>{customer.accounts[0]?.address}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
