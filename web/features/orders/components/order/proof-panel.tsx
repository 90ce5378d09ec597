import { CheckCircleFilled, CloseCircleFilled, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Static } from 'typebox';
import { proveOrder } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import styles from './order-page.module.css';

type Proof = Static<(typeof proveOrder)['response']>;

/** Recomputes the chain of the case's events and says whether anything was changed, removed or reordered. */
export function ProofPanel({ orderId, version }: { orderId: string; version: number }) {
  const t = useTexts();
  const [asked, setAsked] = useState<number | null>(null);
  const read = useRead(proveOrder, { params: { orderId } }, { enabled: asked === version, news: ['order'] });
  return (
    <Section
      title={t('记录核验')}
      extra={
        <Button
          size="small"
          icon={<SafetyCertificateOutlined />}
          loading={read.isFetching}
          onClick={() => {
            if (asked === version) void read.refetch();
            setAsked(version);
          }}
        >
          {t('核验')}
        </Button>
      }
    >
      {read.isError ? <ProblemState small problem={read.error} /> : null}
      {read.data === undefined ? (
        <p className={styles.faint}>{t('每条记录都带前一条的指纹，每天封存；改动、删除、截断都能查出。')}</p>
      ) : (
        <Result proof={read.data} />
      )}
    </Section>
  );
}

function Result({ proof }: { proof: Proof }) {
  const t = useTexts();
  return (
    <div className={styles.proof} data-intact={proof.intact ? 'yes' : 'no'}>
      <p className={styles.verdict}>
        {proof.intact ? <CheckCircleFilled /> : <CloseCircleFilled />}{' '}
        {proof.intact
          ? t('{count} 条记录完整，未被改动', { count: proof.events })
          : t('发现 {count} 处异常，请联系系统管理员', { count: proof.findings.length })}
      </p>
      {proof.findings.map(({ kind, seq }) => (
        <p key={`${kind} ${seq}`}>{t('第 {seq} 条：{kind}', { seq, kind })}</p>
      ))}
      <dl className={styles.hashes}>
        <dt>{t('末条指纹')}</dt>
        <dd>
          <code title={proof.head}>{proof.head.slice(0, 32)}…</code>
        </dd>
        <dt>{t('已封存日期')}</dt>
        <dd>
          {proof.sealedDays.length === 0
            ? t('今日尚未封存')
            : proof.sealedDays.map(({ day }) => day).join('、')}
        </dd>
      </dl>
    </div>
  );
}
