import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { offeredActions } from '#domain/orders/offered-actions.ts';
import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { ProcessDefinition, TaskStep } from '#domain/processes/definition.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag, type Tone } from '#web/ui/state-tag/state-tag.tsx';
import { valuesOf, type Order, type Task } from '../../order.ts';
import { useOrderCommand } from '../../use-order-command.ts';
import type { Verb } from '../../verbs/verb.ts';
import { VerbMenu } from '../verbs/verb-menu.tsx';
import { ActionForm } from './action-form.tsx';
import styles from './order-page.module.css';

const stateWords: Readonly<Record<Task['state'], readonly [string, Tone]>> = {
  waiting: [zh('待签收'), 'warn'],
  claimed: [zh('办理中'), 'active'],
  paused: [zh('已挂起'), 'calm'],
  done: [zh('已完成'), 'good'],
  returned: [zh('已退回'), 'calm'],
  cancelled: [zh('已取消'), 'calm'],
};

interface Props {
  readonly order: Order;
  readonly definition: ProcessDefinition;
  readonly task: Task;
  readonly step: TaskStep;
  readonly verbs: readonly Verb[];
  readonly onVerb: (verb: Verb) => void;
}

/** A task that is open now: what is to be done, who does it, and the ways on. */
export function TaskPanel({ order, definition, task, step, verbs, onVerb }: Props) {
  const t = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, tone] = stateWords[task.state];
  const actions = offeredActions(step, valuesOf(order));
  const action = actions.find(({ id }) => id === chosen);
  const claiming = useOrderCommand(order);
  const claim = verbs.find(({ name }) => name === 'claim');
  const others = verbs.filter(({ name }) => name !== 'claim');
  return (
    <Section
      title={t('当前环节：{step}', { step: t(task.title) })}
      extra={
        <span className={styles.taskState}>
          <StateTag tone={tone}>{t(words)}</StateTag>
          <VerbMenu size="small" title={t('任务操作')} verbs={others} onChoose={onVerb} />
        </span>
      }
    >
      <p className={styles.does}>{t(step.does)}</p>
      <Holder task={task} step={step} />
      {task.pause === null ? null : <Pause pause={task.pause} />}
      {task.mine && task.state !== 'paused' ? (
        <div className={styles.actions}>
          {claim === undefined ? null : (
            <Button
              loading={claiming.pending}
              onClick={() => void claiming.send({ verb: 'claim', task: task.task })}
            >
              {t('签收')}
            </Button>
          )}
          {actions.map(({ id, title, tone: own }) => (
            <Button
              key={id}
              type={own === 'primary' && chosen === null ? 'primary' : 'default'}
              danger={own === 'danger'}
              aria-pressed={id === chosen}
              data-chosen={id === chosen ? 'yes' : 'no'}
              onClick={() => setChosen(id === chosen ? null : id)}
            >
              {t(title)}
            </Button>
          ))}
        </div>
      ) : null}
      <ProblemAlert problem={claiming.failure} />
      {action === undefined || !task.mine ? null : (
        <ActionForm
          key={`${task.task} ${action.id}`}
          order={order}
          definition={definition}
          task={task}
          step={step}
          action={action}
          onDone={() => setChosen(null)}
          onCancel={() => setChosen(null)}
        />
      )}
    </Section>
  );
}

function Holder({ task, step }: { task: Task; step: TaskStep }) {
  const t = useTexts();
  const team = task.team?.name ?? t(teamFunctions[step.team]);
  const person = task.assignee;
  const phone = person === null ? (task.team?.phone ?? null) : person.phone;
  return (
    <p className={styles.holder}>
      <strong>{person === null ? team : person.name}</strong>
      {person === null ? <span>{t('等待签收')}</span> : <span>{team}</span>}
      {phone === null || phone === '' ? null : (
        <a href={`tel:${phone}`}>
          <PhoneOutlined /> {phoneText(phone)}
        </a>
      )}
      <span className={styles.faint}>{t('{time} 转入', { time: timeText(task.openedAt) })}</span>
    </p>
  );
}

function Pause({ pause }: { pause: NonNullable<Task['pause']> }) {
  const t = useTexts();
  const values = { title: t(pause.title), since: timeText(pause.since) };
  return (
    <p className={styles.pause}>
      {pause.counts
        ? t('自 {since} 因“{title}”挂起，相关时限停止计时。', values)
        : t('自 {since} 因“{title}”申请挂起，待督办人员审批，时限照常计时。', values)}
    </p>
  );
}
