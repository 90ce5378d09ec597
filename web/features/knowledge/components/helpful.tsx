import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './knowledge.module.css';

interface Props {
  readonly vote: { readonly helpful: boolean; readonly comment: string } | null;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onVote: (vote: { helpful: boolean; comment: string }) => void;
}

/** “Was this helpful”: answered with one press, changed with another; who says no may say why. */
export function Helpful({ vote, pending, problem, onVote }: Props) {
  const t = useTexts();
  const [comment, setComment] = useState(vote?.comment ?? '');
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <span>{t('这篇文章有帮助吗？')}</span>
        <Button
          aria-pressed={vote?.helpful === true}
          type={vote?.helpful === true ? 'primary' : 'default'}
          disabled={pending}
          onClick={() => onVote({ helpful: true, comment: '' })}
        >
          {t('有帮助')}
        </Button>
        <Button
          aria-pressed={vote?.helpful === false}
          type={vote?.helpful === false ? 'primary' : 'default'}
          disabled={pending}
          onClick={() => onVote({ helpful: false, comment })}
        >
          {t('没有帮助')}
        </Button>
        {vote === null ? null : <span className={styles.faint}>{t('感谢您的评价，可以随时改。')}</span>}
      </div>
      {vote?.helpful === false ? (
        <div className={styles.row}>
          <Input
            aria-label={t('哪里没说清楚')}
            placeholder={t('哪里没说清楚？请不要填写姓名和电话。')}
            style={{ maxWidth: '28rem' }}
            maxLength={300}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
          <Button
            disabled={pending || comment.trim() === ''}
            onClick={() => onVote({ helpful: false, comment })}
          >
            {t('提交说明')}
          </Button>
        </div>
      ) : null}
      <ProblemAlert problem={problem} />
    </div>
  );
}
