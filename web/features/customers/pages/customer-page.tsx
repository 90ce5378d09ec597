import { FormOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { customerRoutes, type CustomerPage } from '#contracts/customers.ts';
import { customerKinds } from '#domain/customers/customer.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { Panels } from '#web/ui/panels/panels.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { CarePanels } from '../care/care-panels.tsx';
import { CustomerCautions } from '../care/cautions.tsx';
import { AccountsPanel } from '../components/accounts-panel.tsx';
import { ContactsPanel } from '../components/contacts-panel.tsx';
import { CustomerMarks } from '../components/customer-marks.tsx';
import { FilePanel } from '../components/file-panel.tsx';
import { HistoryPanel } from '../components/history-panel.tsx';
import { UnmaskButton } from '../components/unmask-button.tsx';
import { FindingsPanel } from '../quality/findings-panel.tsx';
import { hiddenFields } from '../hidden-fields.ts';
import { useUnmasked, type Looking } from '../use-unmasked.ts';
import { statusWord, wordOf } from '../words.ts';
import styles from '../components/customers.module.css';

/** Everything about a customer on one page; personal data are masked until somebody says why they must be seen. */
export function CustomerFilePage() {
  const { customerId = '' }: { customerId?: string } = useParams({ strict: false });
  const read = useRead(customerRoutes.page, { params: { customerId } });
  if (read.data === undefined) {
    return read.error === null ? <PageState kind="loading" /> : <ProblemState problem={read.error} />;
  }
  return <CustomerSheet key={customerId} page={read.data} />;
}

function CustomerSheet({ page }: { page: CustomerPage }) {
  const looking = useUnmasked(page.customerId);
  if (page.mergedInto !== null) return <MergedSheet page={page} mergedInto={page.mergedInto} />;
  const panel = { page, seen: looking.seen, onChanged: looking.forget };
  return (
    <>
      <Head page={page} looking={looking} />
      <CustomerCautions customerId={page.customerId} />
      <div className={styles.columns}>
        <div>
          <FilePanel {...panel} />
          <AccountsPanel {...panel} />
          <FindingsPanel customerId={page.customerId} />
          <Panels place="customer-page" about={{ customerId: page.customerId }} />
        </div>
        <div>
          <ContactsPanel {...panel} />
          <CarePanels customerId={page.customerId} />
          <HistoryPanel history={page.history} />
        </div>
      </div>
    </>
  );
}

/** A file that went into another one: its history, and the way to the living one. */
function MergedSheet({ page, mergedInto }: { page: CustomerPage; mergedInto: string }) {
  const t = useTexts();
  return (
    <>
      <PageHeader title={page.name} state={<StateTag tone="calm">{t('已并入其他档案')}</StateTag>} />
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: '0.9rem' }}
        title={t('这份档案已并入另一份档案，业务请在那里办理。')}
        action={<Link to={`/customers/${mergedInto}`}>{t('打开合并后的档案')}</Link>}
      />
      <HistoryPanel history={page.history} />
    </>
  );
}

function Head({ page, looking }: { page: CustomerPage; looking: Looking }) {
  const t = useTexts();
  const status = statusWord(page.status);
  return (
    <PageHeader
      title={page.name}
      state={
        <>
          <CustomerMarks keyGrade={page.keyGrade} needs={page.specialNeeds} />
          {page.status === 'active' ? null : <StateTag tone={status.tone}>{t(status.title)}</StateTag>}
          {page.demo ? <StateTag tone="calm">{t('演示客户')}</StateTag> : null}
        </>
      }
      detail={[
        t(wordOf(customerKinds, page.kind)),
        t('共 {count} 户', { count: page.accounts.length }),
        ...(page.managerName === null ? [] : [t('客户经理 {name}', { name: page.managerName })]),
      ].join(' · ')}
      actions={<Actions page={page} looking={looking} />}
    />
  );
}

function Actions({ page, looking }: { page: CustomerPage; looking: Looking }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { customerId } = page;
  const maySeeOrders = useMay('order.view');
  const mayAccept = useMay('request.accept');
  return (
    <>
      <UnmaskButton looking={looking} hidden={hiddenFields(page, looking.seen)} />
      {maySeeOrders ? (
        <Button onClick={() => void navigate({ to: '/orders', search: { customerId } })}>
          {t('该客户的工单')}
        </Button>
      ) : null}
      {mayAccept ? (
        <Button
          type="primary"
          icon={<FormOutlined />}
          onClick={() => void navigate({ to: '/intake', search: { customerId } })}
        >
          {t('受理业务')}
        </Button>
      ) : null}
    </>
  );
}
