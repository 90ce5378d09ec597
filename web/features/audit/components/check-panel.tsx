import { useQueryClient } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useEffect } from 'react';
import { listChecks, readCheck } from '#contracts/audit.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { checkPercent, isEnded, type Check } from '../words.ts';
import { FindingList } from './finding-list.tsx';
import styles from './audit.module.css';

const everyMs = 1_000;

/** One verification: how far it is while it runs, then what it found. */
export function CheckPanel({ checkId }: { checkId: string }) {
  const t = useTexts();
  const client = useQueryClient();
  const read = useRead(readCheck, { params: { checkId } }, { everyMs });
  const ended = read.data !== undefined && isEnded(read.data);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['read', listChecks.path] });
  }, [client, ended]);
  return (
    <div className={styles.panel}>
      <Section
        title={t('核验结果')}
        extra={
          read.data === undefined ? null : (
            <span className={styles.faint}>{timeText(read.data.finishedAt ?? read.data.requestedAt)}</span>
          )
        }
      >
        {read.error !== null ? (
          <ProblemState small problem={read.error} />
        ) : read.data === undefined ? (
          <PageState kind="loading" small />
        ) : isEnded(read.data) ? (
          <Outcome check={read.data} />
        ) : (
          <Running check={read.data} />
        )}
      </Section>
    </div>
  );
}

function Running({ check }: { check: Check }) {
  const t = useTexts();
  return (
    <div role="status">
      <Progress percent={checkPercent(check)} status="active" />
      <p className={styles.faint}>
        {check.status === 'waiting'
          ? t('排队中')
          : t('已核验 {done} / {total} 个对象、{events} 条记录；可离开本页，稍后再看。', {
              done: check.casesDone,
              total: check.casesTotal,
              events: check.eventsDone,
            })}
      </p>
    </div>
  );
}

function Outcome({ check }: { check: Check }) {
  const t = useTexts();
  if (check.status === 'failed') {
    return <Alert type="error" showIcon title={t('未能完成，请重新发起')} />;
  }
  if (check.findingCount === 0) {
    return (
      <Alert
        type="success"
        showIcon
        title={t('{count} 条记录完整，未被改动', { count: check.eventsDone })}
        description={t('共核验 {count} 个对象，每条链和每日封存都对得上。', { count: check.casesTotal })}
      />
    );
  }
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={t('发现 {count} 处异常', { count: check.findingCount })}
        description={t('请保留现场，勿重启或恢复数据库，立即报告本单位负责人和系统管理员。')}
      />
      <FindingList findings={check.findings} count={check.findingCount} />
    </>
  );
}
