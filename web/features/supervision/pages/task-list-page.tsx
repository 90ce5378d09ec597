import { Checkbox } from 'antd';
import { useState } from 'react';
import { watchedTasks, type WatchedTask } from '#contracts/supervision.ts';
import { limitTimeText, timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ReassignBar } from '../components/board/reassign-bar.tsx';
import { taskStateWords } from '../task-words.ts';

/** The tasks behind a figure of the board; a supervisor gives some of them to somebody else at once. */
export function TaskListPage() {
  const t = useTexts();
  const [{ unitId, kind, step }] = useUrlState(['unitId', 'kind', 'step']);
  const supervises = useMay('order.supervise');
  const [chosen, setChosen] = useState<readonly WatchedTask[]>([]);
  const toggle = (task: WatchedTask): void =>
    setChosen((before) =>
      before.some((one) => keyOf(one) === keyOf(task))
        ? before.filter((one) => keyOf(one) !== keyOf(task))
        : [...before, task],
    );
  const isChosen = (task: WatchedTask): boolean => chosen.some((one) => keyOf(one) === keyOf(task));
  return (
    <ListPage
      title={t('看板任务明细')}
      contract={watchedTasks}
      fixed={{
        ...(unitId === undefined ? {} : { unitId }),
        ...(kind === undefined ? {} : { kind }),
        ...(step === undefined ? {} : { step }),
      }}
      filters={[
        {
          name: 'state',
          kind: 'choice',
          label: t('时限'),
          options: Object.entries(taskStateWords).map(([value, { filter }]) => ({ value, title: t(filter) })),
        },
      ]}
      columns={[...(supervises ? [choice(t, { isChosen, toggle })] : []), ...columnsOf(t)]}
      rowKey={keyOf}
      open={({ orderId }) => `/orders/${orderId}`}
      rowTone={({ state }) => (state === 'broken' ? 'bad' : state === 'due-soon' ? 'warn' : undefined)}
      news={['order', 'task', 'clock']}
      empty={{ title: t('没有对应的任务') }}
    >
      {chosen.length === 0 ? null : <ReassignBar tasks={chosen} onDone={() => setChosen([])} />}
    </ListPage>
  );
}

function keyOf({ orderId, task }: WatchedTask): string {
  return `${orderId} ${task}`;
}

interface Choosing {
  readonly isChosen: (task: WatchedTask) => boolean;
  readonly toggle: (task: WatchedTask) => void;
}

function choice(t: Texts, { isChosen, toggle }: Choosing): Column<WatchedTask> {
  return {
    key: 'choose',
    title: t('选择'),
    width: '3.5rem',
    render: (task) => (
      // A press here chooses; anywhere else in the row it opens the order.
      <span onClick={(event) => event.stopPropagation()} role="presentation">
        <Checkbox
          aria-label={t('选择 {orderNo}', { orderNo: task.orderNo })}
          checked={isChosen(task)}
          onChange={() => toggle(task)}
        />
      </span>
    ),
  };
}

function columnsOf(t: Texts): readonly Column<WatchedTask>[] {
  return [
    {
      key: 'state',
      title: t('时限'),
      render: ({ state }) => (
        <StateTag tone={taskStateWords[state].tone}>{t(taskStateWords[state].title)}</StateTag>
      ),
    },
    { key: 'due', title: t('应完成时间'), render: ({ dueAt }) => limitTimeText(dueAt) },
    { key: 'no', title: t('工单'), render: ({ orderNo }) => orderNo },
    { key: 'title', title: t('业务'), render: ({ title }) => t(title) },
    { key: 'step', title: t('环节'), render: ({ stepTitle }) => t(stepTitle) },
    { key: 'unit', title: t('责任单位'), render: ({ unit }) => unit },
    { key: 'who', title: t('办理'), render: ({ team, assignee }) => assignee ?? team ?? '—' },
    { key: 'accepted', title: t('受理时间'), render: ({ acceptedAt }) => timeText(acceptedAt) },
  ];
}
