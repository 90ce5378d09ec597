import { useNavigate } from '@tanstack/react-router';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import type { RouteTypes } from '#contracts/route.ts';
import { customerMergeRoutes } from '#contracts/customer-merge.ts';
import { customerRoutes, type CustomerPage } from '#contracts/customers.ts';
import type { Choice, Side } from '#domain/customers/merge/merge.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { qualityTouches } from '../quality/ignore-dialog.tsx';
import { ApartActions, ApartNote } from './apart-actions.tsx';
import { comparedRows, startChoice, type ComparedRow } from './compared-rows.ts';
import styles from './merge.module.css';

type Compared = RouteTypes<typeof customerMergeRoutes.compare>['response'];

/** Two files side by side; whoever merges them says which one stays and whose value of each field. */
export function ComparePage() {
  const t = useTexts();
  const [{ first = '', second = '' }] = useUrlState(['first', 'second']);
  const query = { firstCustomerId: first, secondCustomerId: second };
  const read = useRead(customerMergeRoutes.compare, { query }, { enabled: first !== '' && second !== '' });
  if (first === '' || second === '')
    return <PageState kind="empty" title={t('请从“疑似重复档案”选择要比对的两份档案')} />;
  if (read.data === undefined)
    return read.error === null ? <PageState kind="loading" /> : <ProblemState problem={read.error} />;
  return <Comparison key={`${first}/${second}`} compared={read.data} />;
}

function Comparison({ compared }: { compared: Compared }) {
  const t = useTexts();
  const [survivorId, setSurvivorId] = useState(compared.first.customerId);
  const isFirst = survivorId === compared.first.customerId;
  const [survivor, absorbed] = isFirst
    ? [compared.first, compared.second]
    : [compared.second, compared.first];
  const [chosen, setChosen] = useState<Choice>({});
  const [asking, setAsking] = useState(false);
  const choice = { ...startChoice(survivor, absorbed), ...chosen };
  const isMerged = survivor.status === 'merged' || absorbed.status === 'merged';
  return (
    <>
      <PageHeader
        title={t('比对两份档案')}
        detail={t('选择保留哪一份，并逐项选择保留谁的内容；户号、联系人、授权和走访都会归到保留的档案。')}
        actions={
          <>
            <ApartActions compared={compared} disabled={isMerged} />
            <Button type="primary" disabled={isMerged} onClick={() => setAsking(true)}>
              {t('合并档案')}
            </Button>
          </>
        }
      />
      <ApartNote compared={compared} />
      <Section flush title={compared.sameDocument ? t('证件号码相同') : t('逐项比对')}>
        <table className={styles.table}>
          <Sides
            ids={[survivor.customerId, absorbed.customerId]}
            onKeep={(customerId) => {
              setSurvivorId(customerId);
              setChosen({});
            }}
          />
          <tbody>
            {comparedRows(survivor, absorbed, { t, sameDocument: compared.sameDocument }).map((row) => (
              <Row
                key={row.title}
                row={row}
                choice={choice}
                onChoose={(side) =>
                  row.field === null ? undefined : setChosen({ ...chosen, [row.field]: side })
                }
              />
            ))}
          </tbody>
        </table>
      </Section>
      {asking ? (
        <MergeDialog
          survivor={survivor}
          absorbed={absorbed}
          choice={choice}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** The heads of the two columns, the file that stays first; choosing the other turns them round. */
function Sides({ ids, onKeep }: { ids: readonly string[]; onKeep: (customerId: string) => void }) {
  const t = useTexts();
  return (
    <thead>
      <tr>
        <th scope="col">{t('项目')}</th>
        {ids.map((customerId, at) => (
          <th key={customerId} scope="col">
            <Radio checked={at === 0} onChange={() => onKeep(customerId)}>
              {at === 0 ? t('保留此档案') : t('改为保留此档案')}
            </Radio>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly row: ComparedRow;
  readonly choice: Choice;
  readonly onChoose: (side: Side) => void;
}

function Row({ row, choice, onChoose }: RowProps) {
  const { title, field, values, differs } = row;
  return (
    <tr data-differs={differs ? 'yes' : 'no'}>
      <th scope="row">{title}</th>
      {(['survivor', 'absorbed'] as const).map((side) => (
        <td key={side}>
          {field !== null && differs ? (
            <Radio checked={choice[field] === side} onChange={() => onChoose(side)}>
              {values[side]}
            </Radio>
          ) : (
            values[side].split('\n').map((line) => <div key={line}>{line}</div>)
          )}
        </td>
      ))}
    </tr>
  );
}

interface MergeProps {
  readonly survivor: CustomerPage;
  readonly absorbed: CustomerPage;
  readonly choice: Choice;
  readonly onClose: () => void;
}

function MergeDialog({ survivor, absorbed, choice, onClose }: MergeProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [mergeId] = useState(newId);
  const merge = useCommand(customerMergeRoutes.merge, {
    touches: [
      ...qualityTouches,
      customerMergeRoutes.merges,
      customerRoutes.page,
      customerMergeRoutes.compare,
    ],
    done: ({ customerId }) => {
      void message.success(t('已合并，30天内可以撤销'));
      void navigate({ to: `/customers/${customerId}` });
    },
  });
  return (
    <FieldsDialog
      danger
      title={t('合并档案')}
      text={t(
        '“{absorbed}”将并入“{survivor}”，移入 {accounts} 个户号、{contacts} 位联系人。30天内可以撤销。',
        {
          absorbed: absorbed.name,
          survivor: survivor.name,
          accounts: absorbed.accounts.length,
          contacts: absorbed.contacts.length,
        },
      )}
      fields={[{ name: 'reason', label: t('依据'), kind: 'words', required: true }]}
      pending={merge.pending}
      failure={merge.failure}
      onClose={onClose}
      onSave={({ reason = '' }) =>
        void merge.run({
          body: {
            mergeId,
            survivorCustomerId: survivor.customerId,
            survivorRevision: survivor.revision,
            absorbedCustomerId: absorbed.customerId,
            absorbedRevision: absorbed.revision,
            choice,
            reason,
          },
        })
      }
    />
  );
}
