import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Static } from 'typebox';
import { importReadings } from '#contracts/metering-routes.ts';
import { ruleTitles } from '#domain/metering/rules.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { uploadTo } from '#web/lib/api/upload.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import styles from './metering.module.css';

type Answer = Static<(typeof importReadings)['response']>;

interface Tried {
  readonly file: File;
  /** The same for the trial and the real run, so that a repeat writes nothing twice. */
  readonly listId: string;
  readonly answer: Answer;
}

/** A filled-in list of readings: tried first, every fault by row and column, then taken as a whole. */
export function ListImport({ planId }: { planId?: string }) {
  const t = useTexts();
  const may = useMay('reading.take');
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  if (!may) return null;
  const send = async (file: File, listId: string, isDryRun: boolean): Promise<void> => {
    setPending(true);
    setFailure(null);
    try {
      const words = { listId, dryRun: String(isDryRun), ...(planId === undefined ? {} : { planId }) };
      const answer = await uploadTo<Answer>(addressOf(importReadings.path), {
        file,
        words,
        onProgress: () => undefined,
      });
      setTried({ file, listId, answer });
      if (answer.written) await client.invalidateQueries({ queryKey: ['read'] });
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  return (
    <div style={{ marginBottom: '0.9rem' }}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx"
        aria-label={t('导入抄表清单')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void send(file, newId(), true);
          event.target.value = '';
        }}
      />
      <Button icon={<UploadOutlined />} loading={pending} onClick={() => input.current?.click()}>
        {t('导入抄表清单')}
      </Button>
      <ProblemAlert problem={failure} />
      {tried === null ? null : (
        <Outcome
          answer={tried.answer}
          pending={pending}
          onRun={() => void send(tried.file, tried.listId, false)}
        />
      )}
    </div>
  );
}

function Outcome({ answer, pending, onRun }: { answer: Answer; pending: boolean; onRun: () => void }) {
  const t = useTexts();
  const { rows, empty, faults, faultyRows, accepted, held, found, written } = answer;
  return (
    <Section title={written ? t('抄表清单已导入') : t('试导入结果')}>
      <p>
        {t('共 {rows} 行，未抄 {empty} 行，有错 {bad} 行；可确认 {accepted} 行，待核 {held} 行。', {
          ...{ rows, empty, bad: faultyRows, accepted, held },
        })}
      </p>
      <p className={styles.faint}>
        {found.map(({ rule, count }) => `${t(ruleTitles[rule])} ${count.toString()}`).join(' · ')}
      </p>
      {faults.length === 0 ? null : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <tbody>
              {faults.map((fault) => (
                <tr key={`${fault.rowNo.toString()} ${fault.column} ${fault.code}`}>
                  <td className={styles.number}>{t('第 {row} 行', { row: fault.rowNo })}</td>
                  <td>{fault.column}</td>
                  <td>{fault.title}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {written || faults.length > 0 || accepted + held === 0 ? null : (
        <Button type="primary" loading={pending} onClick={onRun}>
          {t('正式导入')}
        </Button>
      )}
    </Section>
  );
}
