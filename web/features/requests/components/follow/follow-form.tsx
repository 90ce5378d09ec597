import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { typedQuestion, type FollowQuestion } from '../../follow/follow-question.ts';
import styles from './follow.module.css';

interface Props {
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onAsk: (question: FollowQuestion) => void;
}

/** The number on the receipt and the last four digits of the phone that was left. */
export function FollowForm({ pending, problem, onAsk }: Props) {
  const t = useTexts();
  const [orderNo, setOrderNo] = useState('');
  const [phoneTail, setPhoneTail] = useState('');
  const question = typedQuestion(orderNo, phoneTail);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (question !== null) onAsk(question);
      }}
    >
      <h1 className={styles.title}>{t('查询办理进度')}</h1>
      <FormLine label={t('工单编号')} help={t('在受理回执或短信里。')}>
        {(ties) => (
          <Input
            {...ties}
            size="large"
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            value={orderNo}
            onChange={(event) => setOrderNo(event.target.value)}
          />
        )}
      </FormLine>
      <FormLine label={t('预留电话后四位')}>
        {(ties) => (
          <Input
            {...ties}
            size="large"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={phoneTail}
            onChange={(event) => setPhoneTail(event.target.value)}
          />
        )}
      </FormLine>
      <ProblemAlert problem={problem} />
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={pending}
        disabled={question === null}
      >
        {t('查询')}
      </Button>
    </form>
  );
}
