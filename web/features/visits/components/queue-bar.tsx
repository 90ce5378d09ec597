import { useNavigate } from '@tanstack/react-router';
import { Alert, App } from 'antd';
import { countVisits, listVisits, takeNextVisit } from '#contracts/visits.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import { NextButton } from '#web/ui/next-button/next-button.tsx';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './visits.module.css';

/** Claims the visit to be made next and opens it; two people never get the same. */
export function NextVisitButton() {
  const t = useTexts();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const may = useMay('visit.work');
  const taking = useCommand(takeNextVisit, {
    touches: [listVisits, countVisits],
    done: ({ visitId }) => {
      if (visitId === null) void message.info(t('现在没有要打的回访电话了。'));
      else void navigate({ to: `/visits/${visitId}` });
    },
    failed: (problem) => void message.warning(problemText(problem, [], t)),
  });
  return <NextButton may={may} pending={taking.pending} onTake={() => void taking.run({ body: {} })} />;
}

const tabs = [
  { only: 'callable', title: zh('现在可打') },
  { only: 'mine', title: zh('我领取的') },
  { only: 'overdue', title: zh('已过期限') },
] as const;

/** How the queue stands; each number opens its part of the list. */
export function QueueBar() {
  const t = useTexts();
  const [{ only, state }, set] = useUrlState(['only', 'state']);
  const { data } = useRead(countVisits, {}, { news: ['visit'], everyMs: 60_000 });
  if (data === undefined) return null;
  return (
    <>
      {data.callingHour ? null : (
        <Alert
          className={styles.hours ?? ''}
          type="info"
          showIcon
          title={t('现在不宜给客户打电话：回访避开 21:00 至次日 8:00 及 12:00 至 14:00。')}
        />
      )}
      <div className={styles.tabs} role="group" aria-label={t('待办')}>
        {tabs.map(({ only: name, title }) => (
          <button
            key={name}
            type="button"
            aria-pressed={only === name}
            onClick={() => set({ only: only === name ? '' : name, state: '' })}
          >
            <strong>{data[name]}</strong> {t(title)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={state === 'survey'}
          onClick={() => set({ state: state === 'survey' ? '' : 'survey', only: '' })}
        >
          <strong>{data.survey}</strong> {t('待客户评价')}
        </button>
        <span className={styles.faint}>{t('另有 {count} 件约定稍后再打', { count: data.later })}</span>
      </div>
    </>
  );
}
