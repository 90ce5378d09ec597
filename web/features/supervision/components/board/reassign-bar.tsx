import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { reassignTasks, watchedTasks, type WatchedTask } from '#contracts/supervision.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import type { RouteTypes } from '#contracts/route.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StaffPicker } from '#web/ui/pickers/staff-picker.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './reassign.module.css';

type Results = RouteTypes<typeof reassignTasks>['response']['results'];

/** Gives the chosen tasks to one colleague, and says of each that could not be given why. */
export function ReassignBar({ tasks, onDone }: { tasks: readonly WatchedTask[]; onDone: () => void }) {
  const t = useTexts();
  const [toStaffId, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<Results>([]);
  const command = useCommand(reassignTasks, {
    touches: [watchedTasks],
    done: ({ results }) => {
      const left = results.filter(({ done }) => !done);
      setFailed(left);
      if (left.length === 0) onDone();
    },
  });
  const orderNo = (orderId: string): string => tasks.find((task) => task.orderId === orderId)?.orderNo ?? '';
  const send = (): void => {
    const body = {
      toStaffId,
      reason: reason.trim(),
      tasks: tasks.map(({ orderId, task }) => ({ orderId, task })),
    };
    void command.run({ body });
  };
  return (
    <div className={styles.bar}>
      <Space wrap>
        <span>{t('已选 {count} 项', { count: tasks.length })}</span>
        <div className={styles.who}>
          <StaffPicker value={toStaffId} onChange={setTo} />
        </div>
        <Input
          placeholder={t('改派原因')}
          aria-label={t('改派原因')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          type="primary"
          disabled={toStaffId === '' || reason.trim() === ''}
          loading={command.pending}
          onClick={send}
        >
          {t('改派')}
        </Button>
        <Button onClick={onDone}>{t('取消选择')}</Button>
      </Space>
      <ProblemAlert problem={command.failure} />
      {failed.map(({ orderId, task, problem }) => (
        <Alert
          key={`${orderId} ${task}`}
          type="warning"
          showIcon
          title={`${orderNo(orderId)}：${problem ?? ''}`}
        />
      ))}
    </div>
  );
}
