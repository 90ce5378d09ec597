import {
  CheckCircleOutlined,
  CloudOutlined,
  ExclamationCircleOutlined,
  LoadingOutlined,
} from '@ant-design/icons';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { isRefused } from '#domain/kernel/refusal.ts';
import { kernelRefusals } from '#domain/kernel/refusals.ts';
import { deadlineText, minuteText, parseInstant } from '#domain/kernel/instant.ts';
import type { ClockDueAnswer } from '#domain/promises/cli-case.ts';
import { promiseRefusals } from '#domain/promises/refusals.ts';
import { refusedText } from '#web/lib/format/refused-text.ts';
import { useLanguage, useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { inLanguage } from '../words.ts';
import type { Agreement, DueAnswer } from '../use-due-answer.ts';
import { StepTable } from './step-table.tsx';
import styles from './calculator.module.css';

const catalogue = { ...kernelRefusals, ...promiseRefusals };

const agreements: Readonly<Record<Agreement, { readonly text: string; readonly icon: ReactNode }>> = {
  asking: { text: zh('正在与服务器核对'), icon: <LoadingOutlined /> },
  same: { text: zh('本机推算，与服务器结果一致'), icon: <CheckCircleOutlined /> },
  different: { text: zh('与服务器结果不一致，请刷新页面'), icon: <ExclamationCircleOutlined /> },
  unreached: { text: zh('本机推算，未能与服务器核对'), icon: <CloudOutlined /> },
};

/** The due time, how it came about, and whether the server says the same. */
export function DueResult({ found }: { found: DueAnswer }) {
  const t = useTexts();
  const language = useLanguage();
  const { answer } = found;
  if (isRefused(answer)) {
    return <Alert type="error" showIcon role="alert" title={refusedText(answer, catalogue, language)} />;
  }
  const agreement = agreements[found.agreement];
  return (
    <div>
      <Section
        title={t('到期时间')}
        extra={
          <span className={styles.agreement} data-agreement={found.agreement} role="status">
            {agreement.icon} {t(agreement.text)}
          </span>
        }
      >
        <p className={styles.due}>{dueText(answer) ?? t('中止未恢复，到期时间待定')}</p>
        <p className={styles.words}>{inLanguage(answer.explanation, language)}</p>
        {answer.warnings.map((warning) => (
          <Alert
            key={warning.zh}
            className={styles.warning ?? ''}
            type="warning"
            showIcon
            title={warning[language]}
          />
        ))}
        {found.agreement === 'unreached' && !found.ownCalendar ? (
          <Alert
            className={styles.warning ?? ''}
            type="info"
            showIcon
            title={t('暂时取不到本单位的日历，按法定日历推算。')}
          />
        ) : null}
      </Section>
      {answer.explanation.steps.length === 0 ? null : (
        <Section title={t('逐日说明')} flush>
          <StepTable steps={answer.explanation.steps} />
        </Section>
      )}
    </div>
  );
}

/** A limit in days ends with its last day: 24:00 of that day, not 00:00 of the next. */
function dueText({ due, limit }: ClockDueAnswer): string | null {
  const ms = due === null ? null : parseInstant(due);
  if (ms === null || isRefused(ms)) return null;
  const endsDay = /^\d+w?d$|^on-day$/.test(limit);
  return endsDay ? deadlineText(ms) : minuteText(ms);
}
