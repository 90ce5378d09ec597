import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { absenceContracts } from '#contracts/staff-absence.ts';
import type { RouteTypes } from '#contracts/route.ts';
import { staffContracts } from '#contracts/staff.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { absenceWords, instantOfInput, inputOfInstant } from '../absence.ts';
import styles from './organisation.module.css';

type AbsenceLine = RouteTypes<typeof absenceContracts.absences>['response']['items'][number];

const touches = [absenceContracts.absences, staffContracts.staffList, staffContracts.staffHistory];

/** When a person is away: what is planned, on and over; a new absence; back sooner or later (R2). */
export function AbsencePanel({ staffId }: { staffId: string }) {
  const t = useTexts();
  const read = useRead(absenceContracts.absences, { params: { staffId } }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" small />;
  const { items } = read.data;
  return (
    <>
      {items.length === 0 ? <p className={styles.faint}>{t('没有登记过离岗。')}</p> : null}
      <ul className={styles.posts}>
        {items.map((line) => (
          <Line key={`${line.absenceId} ${String(line.revision)}`} staffId={staffId} line={line} />
        ))}
      </ul>
      <NewAbsence key={items.length} staffId={staffId} />
    </>
  );
}

function Line({ staffId, line }: { staffId: string; line: AbsenceLine }) {
  const t = useTexts();
  const [until, setUntil] = useState<string | null>(null);
  const { absenceId, revision, state } = line;
  const target = { params: { staffId, absenceId } };
  const change = useCommand(absenceContracts.changeAbsence, { touches, done: () => setUntil(null) });
  const end = useCommand(absenceContracts.endAbsence, { touches });
  const standing = state === 'now' || state === 'planned';
  const { title, tone } = absenceWords[state];
  return (
    <li className={styles.absence}>
      <div className={styles.post}>
        <span>
          <strong>{t('{from} 至 {to}', { from: timeText(line.from), to: timeText(line.until) })}</strong>{' '}
          <StateTag tone={tone}>{t(title)}</StateTag>
          <br />
          <span className={styles.faint}>
            {t('{reason}，{who} 登记', { reason: line.reason, who: line.markedBy })}
          </span>
        </span>
        {standing && until === null ? (
          <span className={styles.lineButtons}>
            <Button size="small" onClick={() => setUntil(inputOfInstant(line.until))}>
              {t('改返岗时间')}
            </Button>
            <Button
              size="small"
              loading={end.pending}
              onClick={() => void end.run({ ...target, body: { revision } })}
            >
              {state === 'now' ? t('已返岗') : t('撤销')}
            </Button>
          </span>
        ) : null}
      </div>
      {until === null ? null : (
        <div className={styles.form}>
          <FormLine label={t('返岗时间')} required failure={change.fieldFailures['until']}>
            {(ties) => <DateInput {...ties} time value={until} onChange={setUntil} />}
          </FormLine>
          <span className={styles.lineButtons}>
            <Button
              size="small"
              type="primary"
              loading={change.pending}
              disabled={until === ''}
              onClick={() => void change.run({ ...target, body: { revision, until: instantOfInput(until) } })}
            >
              {t('保存')}
            </Button>
            <Button size="small" onClick={() => setUntil(null)}>
              {t('取消')}
            </Button>
          </span>
        </div>
      )}
      <ProblemAlert problem={change.failure ?? end.failure} shownFields={['until']} />
    </li>
  );
}

function NewAbsence({ staffId }: { staffId: string }) {
  const t = useTexts();
  const nowMs = useNow();
  const [absenceId] = useState(newId);
  const [from, setFrom] = useState(() => inputOfInstant(nowMs));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const mark = useCommand(absenceContracts.markAbsence, { touches });
  const save = (): unknown =>
    mark.run({
      params: { staffId },
      body: { absenceId, from: instantOfInput(from), until: instantOfInput(until), reason },
    });
  return (
    <div className={styles.form}>
      <div className={styles.two}>
        <FormLine label={t('离岗时间')} required failure={mark.fieldFailures['from']}>
          {(ties) => <DateInput {...ties} time value={from} onChange={setFrom} />}
        </FormLine>
        <FormLine label={t('返岗时间')} required failure={mark.fieldFailures['until']}>
          {(ties) => <DateInput {...ties} time value={until} onChange={setUntil} />}
        </FormLine>
      </div>
      <FormLine label={t('离岗事由')} required failure={mark.fieldFailures['reason']}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={100}
            placeholder={t('如年休假、病假、培训')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormLine>
      <Alert type="info" showIcon title={t('离岗开始时，所办任务退回班组；期间不能签收、不能转办给此人。')} />
      <ProblemAlert problem={mark.failure} shownFields={['from', 'until', 'reason']} />
      <div>
        <Button
          type="primary"
          loading={mark.pending}
          disabled={from === '' || until === '' || reason.trim() === ''}
          onClick={() => void save()}
        >
          {t('登记离岗')}
        </Button>
      </div>
    </div>
  );
}
