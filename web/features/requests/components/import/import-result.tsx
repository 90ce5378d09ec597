import { Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm, Progress } from 'antd';
import { listImports, readImport, runImport } from '#contracts/requests.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { importChoices, importProgress, importStates, type ImportLine } from '../../imports/import-state.ts';
import { ImportRows } from './import-rows.tsx';
import styles from './import.module.css';

const runningEveryMs = 1_000;

/** What the check found, row by row, and the import itself once it is started. */
export function ImportResult({ importId }: { importId: string }) {
  const t = useTexts();
  const [{ rows: shown }, set] = useUrlState(['rows']);
  const only = shown === 'all' ? {} : { only: 'bad' as const };
  const input = { params: { importId }, query: { ...only, size: '100' as const } };
  const state = useRead(readImport, input, { news: ['import'] });
  const running = state.data?.status === 'running';
  // Reads again every second only while it runs.
  useRead(readImport, input, running ? { everyMs: runningEveryMs } : { enabled: false });
  if (state.isError) return <ProblemState small problem={state.error} />;
  if (state.data === undefined) return <PageState small kind="loading" />;
  const line = state.data;
  const [words, tone] = importStates[line.status];
  return (
    <Section
      title={line.fileName}
      extra={
        <span className={styles.state}>
          <StateTag tone={tone}>{t(words)}</StateTag>
          <Button size="small" onClick={() => set({ rows: shown === 'all' ? '' : 'all' })}>
            {shown === 'all' ? t('只看有错的行') : t('看全部行')}
          </Button>
        </span>
      }
    >
      <p className={styles.counts}>
        {t('共 {total} 行，{good} 行可以导入，{bad} 行有错', {
          total: line.rowsTotal,
          good: line.rowsTotal - line.rowsBad,
          bad: line.rowsBad,
        })}
      </p>
      <RunButtons line={line} />
      {line.status === 'running' || line.status === 'done' ? (
        <Progress percent={importProgress(line)} status={line.status === 'done' ? 'success' : 'active'} />
      ) : null}
      {line.status === 'done' ? (
        <Alert
          type="success"
          showIcon
          title={t('已受理 {count} 件', { count: line.rowsDone })}
          action={<Link to="/orders">{t('查看工单')}</Link>}
        />
      ) : null}
      <ImportRows
        importId={importId}
        rows={line.rows}
        next={line.next}
        only={shown === 'all' ? 'all' : 'bad'}
      />
    </Section>
  );
}

function RunButtons({ line }: { line: ImportLine }) {
  const t = useTexts();
  const running = useCommand(runImport, { touches: [readImport, listImports] });
  const { good, mayRunAll, mayRunGood } = importChoices(line);
  const run = (rows: 'good' | 'all'): void =>
    void running.run({ params: { importId: line.importId }, body: { rows } });
  if (!mayRunAll && !mayRunGood) return <ProblemAlert problem={running.failure} />;
  return (
    <div className={styles.run}>
      {mayRunAll ? (
        <Button type="primary" loading={running.pending} onClick={() => run('all')}>
          {t('全部导入（{count} 行）', { count: good })}
        </Button>
      ) : (
        <Popconfirm
          title={t('有错的 {bad} 行不会导入，改正后需另行导入。', { bad: line.rowsBad })}
          onConfirm={() => run('good')}
        >
          <Button type="primary" loading={running.pending}>
            {t('只导入正确的 {count} 行', { count: good })}
          </Button>
        </Popconfirm>
      )}
      <ProblemAlert problem={running.failure} />
    </div>
  );
}
