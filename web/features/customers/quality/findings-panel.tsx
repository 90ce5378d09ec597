import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { customerQualityRoutes, type Finding } from '#contracts/customer-quality.ts';
import { qualityRules } from '#domain/customers/quality/rules.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { IgnoreDialog, qualityTouches } from './ignore-dialog.tsx';
import { placeOf } from './place-of.ts';
import styles from '../components/customers.module.css';

/** What the data check found in this file; nothing where there is nothing. */
export function FindingsPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const [ignoring, setIgnoring] = useState<Finding | null>(null);
  const { data } = useRead(customerQualityRoutes.ofCustomer, { params: { customerId } });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Section flush title={t('资料检查')}>
      <ul className={styles.lines}>
        {data.items.map((finding) => (
          <FindingLine key={finding.findingId} finding={finding} onIgnore={setIgnoring} />
        ))}
      </ul>
      {ignoring === null ? null : <IgnoreDialog finding={ignoring} onClose={() => setIgnoring(null)} />}
    </Section>
  );
}

function FindingLine({ finding, onIgnore }: { finding: Finding; onIgnore: (finding: Finding) => void }) {
  const t = useTexts();
  const may = useMay('customer.quality');
  const mayMerge = useMay('customer.merge');
  const { title, remedy } = qualityRules[finding.rule];
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span>{t(title)}</span>
        <span className={styles.small}>{finding.about}</span>
      </div>
      <div className={styles.marks}>
        {finding.otherCustomerId !== null && mayMerge && finding.status === 'open' ? (
          <Link to={placeOf(finding)}>{t('比对')}</Link>
        ) : null}
        {!may ? null : finding.status === 'open' ? (
          <Button type="link" size="small" onClick={() => onIgnore(finding)}>
            {t('确认无误')}
          </Button>
        ) : (
          <ReopenButton findingId={finding.findingId} />
        )}
      </div>
      <div className={`${styles.itemBody ?? ''} ${styles.small ?? ''}`}>
        {finding.status === 'open' ? t(remedy) : t('已确认无误：{reason}', { reason: finding.reason ?? '' })}
      </div>
    </li>
  );
}

function ReopenButton({ findingId }: { findingId: string }) {
  const t = useTexts();
  const { message } = App.useApp();
  const reopen = useCommand(customerQualityRoutes.reopen, {
    touches: qualityTouches,
    failed: (problem) => void message.error(problemText(problem, [], t)),
  });
  return (
    <Button
      type="link"
      size="small"
      loading={reopen.pending}
      onClick={() => void reopen.run({ params: { findingId }, body: {} })}
    >
      {t('恢复提示')}
    </Button>
  );
}
