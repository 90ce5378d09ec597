import { App, Button, Popconfirm } from 'antd';
import { cancelJob, readStatus, retryJob } from '#contracts/operation.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { taskTitle, type TroubledJob } from '../status-lines.ts';
import styles from './operation.module.css';

/** Jobs whose last attempt failed, with the reason; each can be tried at once or thrown away. */
export function TroubledJobs({ jobs }: { jobs: readonly TroubledJob[] }) {
  const t = useTexts();
  return (
    <Section title={t('出错的作业')}>
      {jobs.length === 0 ? <p className={styles.none}>{t('没有出错的作业。')}</p> : null}
      <ul className={styles.jobs}>
        {jobs.map((job) => (
          <li key={job.jobId} className={styles.job}>
            <div className={styles.what}>
              <strong>{taskTitle(job.task, t)}</strong>
              <span className={styles.none}>
                {t('已试 {count} 次', { count: job.attempts })} ·{' '}
                {job.nextAt === null ? t('不再重试') : t('{time} 再试', { time: timeText(job.nextAt) })}
              </span>
              <code className={styles.why}>{job.reason}</code>
            </div>
            <Acts job={job} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Acts({ job: { jobId } }: { job: TroubledJob }) {
  const t = useTexts();
  const { message } = App.useApp();
  const options = {
    touches: [readStatus],
    failed: (problem: Error) => void message.error(problemText(problem, [], t)),
  };
  const retry = useCommand(retryJob, options);
  const cancel = useCommand(cancelJob, options);
  return (
    <div className={styles.acts}>
      <Button loading={retry.pending} onClick={() => void retry.run({ params: { jobId } })}>
        {t('立即重试')}
      </Button>
      <Popconfirm
        title={t('取消后不再办理，确定取消？')}
        okText={t('确定')}
        cancelText={t('不')}
        onConfirm={() => void cancel.run({ params: { jobId } })}
      >
        <Button danger loading={cancel.pending}>
          {t('取消作业')}
        </Button>
      </Popconfirm>
    </div>
  );
}
