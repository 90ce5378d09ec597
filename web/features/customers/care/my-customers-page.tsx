import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { customerCareRoutes, type CaredFor } from '#contracts/customer-care.ts';
import { keyCustomerGrades } from '#domain/customers/customer.ts';
import { satisfactions } from '#domain/customers/care/visit-plan.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts, zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { CustomerMarks } from '../components/customer-marks.tsx';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { optionsOf, wordOf } from '../words.ts';
import { careTouches } from './care-touches.ts';
import styles from '../components/customers.module.css';

const scopes = {
  mine: zh('我的客户'),
  managed: zh('已有客户经理'),
  key: zh('全部重要用户'),
  'key-unmanaged': zh('未指定经理的重要用户'),
} as const;

/** Customers under somebody's care: when they were visited, what is open, and who looks after them (R-HALL-13). */
export function MyCustomersPage() {
  const t = useTexts();
  const [{ scope }] = useUrlState(['scope']);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState(false);
  const toggle = (customerId: string, isChosen: boolean): void =>
    setChosen((before) => {
      const rest = [...before].filter((id) => id !== customerId);
      return new Set(isChosen ? [...rest, customerId] : rest);
    });
  return (
    <>
      <ListPage
        title={t(wordOf(scopes, scope ?? 'mine'))}
        contract={customerCareRoutes.caredFor}
        filters={[
          {
            name: 'scope',
            kind: 'choice',
            label: t('范围'),
            options: optionsOf(scopes, t).map(({ value, label }) => ({ value, title: label })),
          },
          {
            name: 'keyGrade',
            kind: 'choice',
            label: t('重要用户等级'),
            options: optionsOf(keyCustomerGrades, t).map(({ value, label }) => ({ value, title: label })),
          },
        ]}
        columns={columnsOf(t, { chosen, toggle })}
        rowKey={({ customerId }) => customerId}
        open={({ customerId }) => `/customers/${customerId}`}
        rowTone={({ openProblems }) => (openProblems > 0 ? 'warn' : undefined)}
        empty={{
          title: t('这里还没有客户'),
          text: t('在“未指定经理的重要用户”中选择客户，指定客户经理。'),
        }}
        actions={
          <Button type="primary" disabled={chosen.size === 0} onClick={() => setAssigning(true)}>
            {t('指定客户经理（{count}）', { count: chosen.size })}
          </Button>
        }
      />
      {assigning ? (
        <AssignDialog
          customerIds={[...chosen]}
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (customerId: string, isChosen: boolean) => void;
}

function columnsOf(t: Texts, { chosen, toggle }: Choosing): readonly Column<CaredFor>[] {
  return [
    {
      key: 'choose',
      title: '',
      width: '3rem',
      render: ({ customerId, name }) => (
        <span onClick={(event) => event.stopPropagation()}>
          <Checkbox
            aria-label={t('选择 {name}', { name })}
            checked={chosen.has(customerId)}
            onChange={(event) => toggle(customerId, event.target.checked)}
          />
        </span>
      ),
    },
    {
      key: 'name',
      title: t('客户'),
      render: ({ name, keyGrade, specialNeeds }) => (
        <div className={styles.two}>
          <strong>{name}</strong>
          <span className={styles.marks}>
            <CustomerMarks keyGrade={keyGrade} needs={specialNeeds} />
          </span>
        </div>
      ),
    },
    { key: 'manager', title: t('客户经理'), width: '8rem', render: ({ managerName }) => managerName ?? '—' },
    { key: 'accounts', title: t('户数'), width: '5rem', align: 'right', render: ({ accounts }) => accounts },
    { key: 'last', title: t('上次走访'), width: '8rem', render: ({ lastVisitOn }) => lastVisitOn ?? '—' },
    {
      key: 'satisfaction',
      title: t('满意度'),
      width: '7rem',
      render: ({ satisfaction }) =>
        satisfaction === null ? '—' : t(wordOf(satisfactions, satisfaction.toString())),
    },
    { key: 'due', title: t('下次走访'), width: '8rem', render: ({ dueOn }) => dueOn ?? '—' },
    { key: 'problems', title: t('待解决'), width: '6rem', align: 'right', render: (row) => row.openProblems },
  ];
}

interface AssignProps {
  readonly customerIds: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Puts the chosen customers under the care of one colleague, or of nobody. */
export function AssignDialog({ customerIds, onDone, onClose }: AssignProps) {
  const t = useTexts();
  const { message } = App.useApp();
  const assign = useCommand(customerCareRoutes.assignManager, {
    touches: careTouches,
    done: ({ changed, same }) => {
      void message.success(t('已指定 {changed} 位，{same} 位无变化', { changed, same }));
      onDone();
    },
  });
  return (
    <FieldsDialog
      title={t('指定客户经理')}
      text={t('共 {count} 位客户；待走访的计划随之转给新的客户经理。', { count: customerIds.length })}
      fields={[{ name: 'staffId', label: t('客户经理'), kind: 'staff', help: t('留空为不再指定') }]}
      pending={assign.pending}
      failure={assign.failure}
      onClose={onClose}
      onSave={({ staffId = '' }) =>
        void assign.run({
          body: { customerIds: [...customerIds], managerStaffId: staffId === '' ? null : staffId },
        })
      }
    />
  );
}
