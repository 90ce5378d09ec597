import { Alert, Progress } from 'antd';
import { customerImportRoutes, type CustomerImport } from '#contracts/customer-import.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportFaults } from './import-faults.tsx';
import { importPace, importStateWords, isWorking } from './import-progress.ts';
import styles from './import.module.css';

const workingEveryMs = 1_000;

/** One import from the check to its end. */
export function ImportState({ importId }: { importId: string }) {
  const t = useTexts();
  const input = { params: { importId } };
  const read = useRead(customerImportRoutes.read, input, { news: ['import'] });
  const state = read.data;
  const working = state !== undefined && isWorking(state);
  // Reads again every second only while the server works.
  useRead(customerImportRoutes.read, input, working ? { everyMs: workingEveryMs } : { enabled: false });
  if (read.isError) return <ProblemState small problem={read.error} />;
  if (state === undefined) return <PageState small kind="loading" />;
  const [words, tone] = importStateWords[state.status];
  return (
    <Section title={state.fileName} extra={<StateTag tone={tone}>{t(words)}</StateTag>}>
      {working ? <Pace state={state} /> : <Counts state={state} />}
      <Outcome state={state} />
      <ImportActions state={state} />
      {state.rowsBad + state.rowsRefused > 0 && !working ? <ImportFaults importId={importId} /> : null}
    </Section>
  );
}

function Pace({ state }: { state: CustomerImport }) {
  const t = useTexts();
  const { percent, perSecond, secondsLeft } = importPace(state);
  const done =
    state.status === 'checking'
      ? t('已检查 {count} 行', { count: state.rowsDone })
      : t('已导入 {count} 行，共 {total} 行', {
          count: state.rowsDone,
          total: state.rowsTotal - state.rowsBad,
        });
  return (
    <div aria-live="polite">
      <Progress
        percent={percent ?? 100}
        status="active"
        showInfo={percent !== null}
        aria-label={t('导入进度')}
      />
      <p className={styles.pace}>
        <span>{done}</span>
        {perSecond === null ? null : <span>{t('每秒 {count} 行', { count: Math.round(perSecond) })}</span>}
        {secondsLeft === null ? null : <span>{t('约剩 {count} 秒', { count: secondsLeft })}</span>}
      </p>
    </div>
  );
}

function Counts({ state }: { state: CustomerImport }) {
  const t = useTexts();
  if (state.rowsTotal === 0) return null;
  return (
    <dl className={styles.counts}>
      <Count label={t('总行数')} count={state.rowsTotal} />
      <Count label={t('可以导入')} count={state.rowsTotal - state.rowsBad} />
      <Count label={t('有错')} count={state.rowsBad} tone={state.rowsBad > 0 ? 'bad' : undefined} />
      <Count label={t('户号已存在')} count={state.rowsKnown} />
    </dl>
  );
}

function Count({ label, count, tone }: { label: string; count: number; tone?: 'bad' | undefined }) {
  return (
    <div className={styles.count}>
      <dt>{label}</dt>
      <dd className={tone === 'bad' ? styles.bad : undefined}>{count.toLocaleString()}</dd>
    </div>
  );
}

function Outcome({ state }: { state: CustomerImport }) {
  const t = useTexts();
  const done = t(
    '新建客户 {customers} 位、户号 {accounts} 个、用电点 {points} 个；更新 {updated} 行，跳过 {skipped} 行',
    {
      customers: state.customersMade,
      accounts: state.accountsMade,
      points: state.pointsMade,
      updated: state.rowsUpdated,
      skipped: state.rowsSkipped,
    },
  );
  if (state.status === 'done') return <Alert type="success" showIcon title={done} />;
  if (state.status === 'failed')
    return <Alert type="error" showIcon title={t('没有导入')} description={state.failure ?? undefined} />;
  if (state.status === 'cancelled' && state.startedAt !== null)
    return <Alert type="info" showIcon title={t('已取消，取消前的结果保留')} description={done} />;
  if (state.status === 'checked' && state.sameFileAt !== null)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('同一文件已于 {time} 导入过，再次导入不会重复建档', { time: timeText(state.sameFileAt) })}
      />
    );
  return null;
}
