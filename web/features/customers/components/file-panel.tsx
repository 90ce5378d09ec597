import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CustomerPage, Unmasked } from '#contracts/customers.ts';
import { customerKinds, documentKinds, keyCustomerGrades, specialNeeds } from '#domain/customers/customer.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { Section } from '#web/ui/section/section.tsx';
import { wordOf } from '../words.ts';
import { ClearDocumentDialog } from './clear-document-dialog.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import styles from './customers.module.css';

interface Props {
  readonly page: CustomerPage;
  readonly seen: Unmasked | null;
  readonly onChanged: () => void;
}

/** Who the customer is: kind, document, what to mind. */
export function FilePanel({ page, seen, onChanged }: Props) {
  const t = useTexts();
  const may = useMay('customer.edit');
  const [editing, setEditing] = useState(false);
  const [clearing, setClearing] = useState(false);
  const clear = seen?.documentNumber ?? null;
  const needs = page.specialNeeds.map((need) => t(wordOf(specialNeeds, need))).join('、');
  return (
    <Section
      title={t('基本资料')}
      extra={
        may ? (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('修改')}
          </Button>
        ) : null
      }
    >
      <dl className={styles.facts}>
        <Fact title={t('客户类别')}>{t(wordOf(customerKinds, page.kind))}</Fact>
        <Fact title={page.documentKind === null ? t('证件') : t(wordOf(documentKinds, page.documentKind))}>
          {clear === null ? (
            (page.documentNumber ?? <span className={styles.faint}>{t('未登记')}</span>)
          ) : (
            <span className={styles.clear}>{clear}</span>
          )}
          {may && page.documentKind !== null ? (
            <Button type="link" size="small" onClick={() => setClearing(true)}>
              {t('清除证件')}
            </Button>
          ) : null}
        </Fact>
        {page.kind === 'person' ? null : (
          <Fact title={t('重要用户等级')}>
            {page.keyGrade === null ? t('非重要用户') : t(wordOf(keyCustomerGrades, page.keyGrade))}
          </Fact>
        )}
        <Fact title={t('特殊服务需求')}>{needs === '' ? t('无') : needs}</Fact>
        <Fact title={t('客户经理')}>{page.managerName ?? t('未指定')}</Fact>
        <Fact title={t('建档日期')}>{dateText(page.createdAt)}</Fact>
      </dl>
      {clearing ? <ClearDocumentDialog page={page} onClose={() => setClearing(false)} /> : null}
      {editing ? (
        <CustomerDialog
          page={page}
          documentNumber={clear}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onChanged();
          }}
        />
      ) : null}
    </Section>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
