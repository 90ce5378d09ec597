import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay, useSession } from '#web/lib/session/session.ts';
import { ListTable } from '#web/ui/list-page/list-table.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import list from '#web/ui/list-page/list-page.module.css';
import { customerColumns } from '../components/customer-columns.tsx';
import { ExportCustomers } from '../export/export-dialog.tsx';
import { lastSearch, rememberSearch } from '../last-search.ts';
import { searchLengthMin, useCustomerSearch } from '../use-customer-search.ts';
import styles from '../components/customers.module.css';

/** Finds a customer by whatever they can say: number, phone, name, initials, a part of the address. */
export function CustomerListPage() {
  const t = useTexts();
  const { staffId } = useSession();
  const [typed, setTyped] = useState(() => lastSearch(staffId));
  const text = useSettled(typed.trim(), 250);
  useEffect(() => rememberSearch(staffId, text), [staffId, text]);
  return (
    <>
      <PageHeader
        title={t('客户查询')}
        detail={t('结果中的个人信息已脱敏。')}
        actions={<Actions text={text} />}
      />
      <div className={list.sheet}>
        <div className={list.filters} role="search">
          <Input
            prefix={<SearchOutlined />}
            autoFocus
            allowClear
            className={styles.search}
            maxLength={100}
            aria-label={t('查找客户')}
            placeholder={t('户号、电话、证件号、姓名、拼音首字母、地址或表号')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {text.length < searchLengthMin ? (
          <PageState
            kind="empty"
            small
            title={t('输入两个字以上即开始查找')}
            text={t('姓名可用拼音首字母；姓名和地址可一起输入，中间加空格，如“王伟 幸福路”。')}
          />
        ) : (
          <Found text={text} />
        )}
      </div>
    </>
  );
}

function Found({ text }: { text: string }) {
  const t = useTexts();
  const found = useCustomerSearch(text);
  return (
    <ListTable
      list={found}
      label={t('查找结果')}
      columns={customerColumns(t)}
      rowKey={({ customerId }) => customerId}
      open={({ customerId }) => `/customers/${customerId}`}
      empty={{
        title: t('没有找到这位客户'),
        text: t('核对户号或电话，或换姓名、地址再查；确是新客户的可新建档案。'),
        action: <NewButton />,
      }}
    />
  );
}

function Actions({ text }: { text: string }) {
  return (
    <>
      <ExportCustomers text={text} />
      <NewButton />
    </>
  );
}

function NewButton() {
  const t = useTexts();
  const may = useMay('customer.edit');
  const navigate = useNavigate();
  if (!may) return null;
  return (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate({ to: '/customers/new' })}>
      {t('新建客户')}
    </Button>
  );
}
