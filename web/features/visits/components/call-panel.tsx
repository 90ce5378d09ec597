import { EyeOutlined, PhoneOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { countVisits, listVisits, readVisit, recordCall, releaseVisit, seePhone } from '#contracts/visits.ts';
import { allAttemptResults, type AttemptResult } from '#domain/visits/visit.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { resultTitles, type Visit } from '../words.ts';
import styles from './visits.module.css';

const touches = [readVisit, listVisits, countVisits];

/** The number to call, and what came of the call when nobody answered the questions. */
export function CallPanel({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const t = useTexts();
  const params = { visitId: visit.visitId };
  const releasing = useCommand(releaseVisit, { touches, done: onDone });
  return (
    <Section
      title={t('联系客户')}
      extra={
        <Button
          size="small"
          loading={releasing.pending}
          onClick={() => void releasing.run({ params, body: {} })}
        >
          {t('放回队列')}
        </Button>
      }
    >
      <Contact visit={visit} />
      <Results visit={visit} onDone={onDone} />
      <ProblemAlert problem={releasing.failure} />
    </Section>
  );
}

function Contact({ visit }: { visit: Visit }) {
  const t = useTexts();
  const looking = useCommand(seePhone);
  const [seen, setSeen] = useState<{ contactName: string | null; contactPhone: string | null } | null>(null);
  const look = async (): Promise<void> => {
    setSeen(await looking.run({ params: { visitId: visit.visitId }, body: {} }));
  };
  const phone = seen?.contactPhone ?? null;
  return (
    <div className={styles.call}>
      <span>{seen?.contactName ?? visit.contactName ?? t('客户')}</span>
      <span className={styles.phone}>{phoneText(phone ?? visit.contactPhone ?? '—')}</span>
      {phone === null ? (
        <Button icon={<EyeOutlined />} loading={looking.pending} onClick={() => void look()}>
          {t('显示号码（留痕）')}
        </Button>
      ) : (
        <Button type="primary" icon={<PhoneOutlined />} href={`tel:${phone}`}>
          {t('拨打')}
        </Button>
      )}
      <ProblemAlert problem={looking.failure} />
    </div>
  );
}

function Results({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<AttemptResult | null>(null);
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const calling = useCommand(recordCall, {
    touches,
    done: ({ state }) => {
      void message.success(state === 'waiting' ? t('已登记，到时间再打。') : t('已登记，这件回访结束。'));
      onDone();
    },
  });
  const send = (result: AttemptResult): void => {
    const again = result === 'call-back' && at !== '' ? { callAgainAt: `${at.slice(0, 16)}:00+08:00` } : {};
    const noted = note.trim() === '' ? {} : { note: note.trim() };
    void calling.run({ params: { visitId: visit.visitId }, body: { result, ...noted, ...again } });
  };
  const left = visit.attemptsMax - visit.callsInVain;
  return (
    <>
      <p className={styles.faint} style={{ marginBottom: '0.5rem' }}>
        {t('没有接通时选一项；再有 {count} 次未接通即结束。', { count: Math.max(left, 1) })}
      </p>
      <div className={styles.results}>
        {allAttemptResults.map((result) => (
          <Button key={result} aria-pressed={chosen === result} onClick={() => setChosen(result)}>
            {t(resultTitles[result])}
          </Button>
        ))}
      </div>
      {chosen === null ? null : (
        <div className={styles.again}>
          {chosen === 'call-back' ? (
            <FormLine label={t('再次联系时间')} required failure={calling.fieldFailures['callAgainAt']}>
              {(ties) => <DateInput {...ties} time value={at} onChange={(value) => setAt(value)} />}
            </FormLine>
          ) : null}
          <FormLine label={t('备注')}>
            {(ties) => (
              <Input
                {...ties}
                maxLength={200}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </FormLine>
          <ProblemAlert problem={calling.failure} shownFields={['callAgainAt']} />
          <div>
            <Button type="primary" loading={calling.pending} onClick={() => send(chosen)}>
              {t('登记：{result}', { result: t(resultTitles[chosen]) })}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
