import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { promiseProof } from '#contracts/supervision-report.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { CaseProofView } from './case-proof-view.tsx';
import { OtherPromises } from './other-promises.tsx';
import styles from './proof.module.css';

/** On the customer's page of a case: is it counted in what was published, and how? Checked here, in the browser. */
export function ProofPanel({ token }: { token: string }) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <section>
        <Button size="large" block icon={<SafetyCertificateOutlined />} onClick={() => setOpen(true)}>
          {t('核对本单是否计入公布数字')}
        </Button>
      </section>
    );
  }
  return (
    <section className={styles.panel} aria-live="polite">
      <h2>{t('本单与公布数字的核对')}</h2>
      <Proofs token={token} />
    </section>
  );
}

function Proofs({ token }: { token: string }) {
  const t = useTexts();
  const read = useQuery({
    queryKey: ['promise-proof', token],
    queryFn: () => call(promiseProof, { body: { token } }, { mayAskToSignIn: false }),
    retry: false,
  });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  const { proofs, others } = read.data;
  return (
    <>
      {proofs.length + others.length === 0 ? <p>{t('本单没有计时的承诺。')}</p> : null}
      {proofs.map((proof) => (
        <CaseProofView key={`${proof.counted.clock} ${proof.counted.run.toString()}`} proof={proof} />
      ))}
      <OtherPromises others={others} />
    </>
  );
}
