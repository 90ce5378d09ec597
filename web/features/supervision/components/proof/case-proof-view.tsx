import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  DownloadOutlined,
  MinusCircleFilled,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { publishedMonth, type PromiseProofAnswer } from '#contracts/supervision-report.ts';
import { isProven, verifyProof, type StepState } from '#domain/supervision/verify-proof.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { stepText, stepTitles } from './step-text.ts';
import styles from './proof.module.css';

type Proof = PromiseProofAnswer['proofs'][number];

const marks: Readonly<Record<StepState, typeof CheckCircleFilled>> = {
  right: CheckCircleFilled,
  wrong: CloseCircleFilled,
  pending: ClockCircleFilled,
  skipped: MinusCircleFilled,
};

/** One promise of the case, checked step by step against the public page and the seals. */
export function CaseProofView({ proof }: { proof: Proof }) {
  const t = useTexts();
  const { org, month, version } = proof;
  const shown = useQuery({
    queryKey: ['published-month', org.code, month],
    queryFn: () => call(publishedMonth, { params: { orgCode: org.code, month } }, { mayAskToSignIn: false }),
  });
  const verdicts = useMemo(() => verifyProof(proof, shown.data ?? null), [proof, shown.data]);
  const proven = isProven(verdicts);
  return (
    <article className={styles.proof} data-proven={proven ? 'yes' : 'no'}>
      <h3>{proof.promiseName}</h3>
      <p className={styles.verdict} role="status">
        {proven
          ? t('核对无误：本单已计入 {month} 公布的数字。', { month })
          : t('核对不符：本单与 {month} 公布的数字对不上。', { month })}
      </p>
      <ol className={styles.steps}>
        {verdicts.map(({ step, state }) => {
          const Mark = marks[state];
          return (
            <li key={step} data-state={state}>
              <Mark aria-label={t(stateWords[state])} />
              <span>
                <strong>{t(stepTitles[step])}</strong>
                {stepText({ step, state }, proof, t)}
              </span>
            </li>
          );
        })}
      </ol>
      <Button
        icon={<DownloadOutlined />}
        onClick={() => save(proof, `${proof.counted.orderNo}-${month}-${version.toString()}`)}
      >
        {t('保存凭证')}
      </Button>
      <p className={styles.hint}>{t('凭证可离线复核：wanjia proof verify 文件名')}</p>
    </article>
  );
}

const stateWords: Readonly<Record<StepState, string>> = {
  right: zh('相符'),
  wrong: zh('不符'),
  pending: zh('待封存'),
  skipped: zh('未比对'),
};

function save(proof: Proof, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `promise-proof-${name}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
