import { Button, Popconfirm, Radio } from 'antd';
import { useState } from 'react';
import { customerImportRoutes, type CustomerImport } from '#contracts/customer-import.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { isWorking } from './import-progress.ts';
import styles from './import.module.css';

const touches = [customerImportRoutes.read, customerImportRoutes.list] as const;

/** What may be done with an import: start it, one way or the other, or stop it. */
export function ImportActions({ state }: { state: CustomerImport }) {
  if (state.status === 'checked') return <StartChoice state={state} />;
  return isWorking(state) ? <CancelButton importId={state.importId} /> : null;
}

function StartChoice({ state }: { state: CustomerImport }) {
  const t = useTexts();
  const [existing, setExisting] = useState<'skip' | 'update'>('skip');
  const running = useCommand(customerImportRoutes.run, { touches });
  const good = state.rowsTotal - state.rowsBad;
  const run = (rows: 'all' | 'good'): void =>
    void running.run({ params: { importId: state.importId }, body: { rows, existing } });
  if (good === 0) return <CancelButton importId={state.importId} />;
  return (
    <div className={styles.actions}>
      {state.rowsKnown > 0 ? (
        <Radio.Group
          value={existing}
          onChange={(event) => setExisting(event.target.value === 'update' ? 'update' : 'skip')}
          options={[
            { value: 'skip', label: t('户号已存在的 {count} 行跳过', { count: state.rowsKnown }) },
            { value: 'update', label: t('用表格内容更新（电压、容量不变）') },
          ]}
        />
      ) : null}
      <div className={styles.buttons}>
        {state.rowsBad === 0 ? (
          <Button type="primary" loading={running.pending} onClick={() => run('all')}>
            {t('全部导入（{count} 行，要么全成，要么全不导）', { count: good })}
          </Button>
        ) : (
          <Popconfirm
            title={t('有错的 {bad} 行不会导入，改正后需另行导入。', { bad: state.rowsBad })}
            onConfirm={() => run('good')}
          >
            <Button type="primary" loading={running.pending}>
              {t('只导入正确的 {count} 行', { count: good })}
            </Button>
          </Popconfirm>
        )}
        <CancelButton importId={state.importId} />
      </div>
      <ProblemAlert problem={running.failure} />
    </div>
  );
}

function CancelButton({ importId }: { importId: string }) {
  const t = useTexts();
  const cancelling = useCommand(customerImportRoutes.cancel, { touches });
  return (
    <div className={styles.buttons}>
      <Popconfirm title={t('取消这次导入？')} onConfirm={() => void cancelling.run({ params: { importId } })}>
        <Button loading={cancelling.pending}>{t('取消导入')}</Button>
      </Popconfirm>
      <ProblemAlert problem={cancelling.failure} />
    </div>
  );
}
