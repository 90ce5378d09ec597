import { Alert, Button, Progress } from 'antd';
import { Link } from '@tanstack/react-router';
import { useLanguage, useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { StateTag, type Tone } from '#web/ui/state-tag/state-tag.tsx';
import {
  problemLine,
  type BatchCommand,
  type BatchLine,
  type BatchResult,
  type BatchScope,
} from '../../batch.ts';
import { useBatchPreview, useBatchRun, type BatchRun } from '../../use-batch.ts';
import styles from './batch.module.css';

interface Props {
  readonly scope: BatchScope;
  readonly command: BatchCommand;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Which orders the command reaches and which not and why; then how far it is, and what became of each. */
export function BatchRunner({ scope, command, onBack, onClose }: Props) {
  const t = useTexts();
  const preview = useBatchPreview(scope, command);
  const run = useBatchRun();
  if (preview.data === undefined || preview.isPlaceholderData) {
    const { error } = preview;
    return error === null ? <PageState kind="loading" small /> : <ProblemState small problem={error} />;
  }
  // What was seen before the start stays: afterwards the orders are somewhere else.
  return <Shown items={preview.data.items} run={run} t={t} {...{ command, onBack, onClose }} />;
}

function Shown({
  items,
  run,
  command,
  onBack,
  onClose,
  t,
}: Omit<Props, 'scope'> & { items: readonly BatchLine[]; run: BatchRun; t: Texts }) {
  const able = items.filter(({ problems }) => problems.length === 0).map(({ orderId }) => orderId);
  const start = (): unknown => run.start(able, command);
  const results = new Map(run.results.map((result) => [result.orderId, result]));
  const done = run.results.filter((result) => result.done).length;
  return (
    <div className={styles.form}>
      {run.state === 'ready' ? (
        <Alert
          type={able.length === items.length ? 'info' : 'warning'}
          showIcon
          title={t('可办理 {able} 件，不能办理 {not} 件。', {
            able: able.length,
            not: items.length - able.length,
          })}
        />
      ) : (
        <Progress
          percent={run.total === 0 ? 100 : Math.floor((run.results.length / run.total) * 100)}
          status={run.state === 'broken' ? 'exception' : run.state === 'done' ? 'success' : 'active'}
        />
      )}
      {run.state === 'done' ? (
        <Alert
          type={done === run.total ? 'success' : 'warning'}
          showIcon
          title={t('已办理 {done} 件，未办成 {not} 件。', { done, not: run.total - done })}
        />
      ) : null}
      <ProblemAlert problem={run.failure} />
      <Lines items={items} results={results} started={run.state !== 'ready'} />
      <div className={styles.buttons}>
        {run.state === 'done' ? (
          <Button type="primary" onClick={onClose}>
            {t('关闭')}
          </Button>
        ) : (
          <>
            <Button
              type="primary"
              disabled={able.length === 0}
              loading={run.state === 'running'}
              onClick={start}
            >
              {run.state === 'broken' ? t('继续办理') : t('办理 {count} 件', { count: able.length })}
            </Button>
            <Button disabled={run.state !== 'ready'} onClick={onBack}>
              {t('返回修改')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

interface LinesProps {
  readonly items: readonly BatchLine[];
  readonly results: ReadonlyMap<string, BatchResult>;
  readonly started: boolean;
}

function Lines({ items, results, started }: LinesProps) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <ul className={styles.lines}>
      {items.map(({ orderId, orderNo, title, problems }) => {
        const result = results.get(orderId);
        const against = result?.problems ?? problems;
        const [tone, words] = stateOf(against.length === 0, { result, started }, t);
        return (
          <li key={orderId} className={styles.line}>
            <span>
              <Link to="/orders/$orderId" params={{ orderId }}>
                {orderNo}
              </Link>{' '}
              {t(title)}
              {against.length === 0 ? null : (
                <span className={styles.why}>{problemLine(against, language)}</span>
              )}
            </span>
            <StateTag tone={tone}>{words}</StateTag>
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(
  able: boolean,
  { result, started }: { result: BatchResult | undefined; started: boolean },
  t: Texts,
): readonly [Tone, string] {
  if (result?.done === true) return ['good', t('已办理')];
  if (!able) return ['warn', result === undefined ? t('不能办理') : t('未办成')];
  return started ? ['calm', t('等待中')] : ['active', t('可办理')];
}
