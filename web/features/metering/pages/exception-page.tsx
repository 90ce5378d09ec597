import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { decideException, listExceptions, readException } from '#contracts/metering-exceptions.ts';
import { exceptionStates, type Decision } from '#domain/metering/reading.ts';
import { registerTitle } from '#domain/metering/register.ts';
import { ruleTitles } from '#domain/metering/rules.ts';
import { call } from '#web/lib/api/call.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import styles from '../components/metering.module.css';
import { UseBars } from '../components/use-bars.tsx';
import { kwhText, type Exception } from '../words.ts';

/** One exception: what was found, two years of use beside it, and a key for each decision. */
export function ExceptionPage() {
  const { exceptionId = '' }: { exceptionId?: string } = useParams({ strict: false });
  const read = useRead(readException, { params: { exceptionId } });
  if (read.data !== undefined) return <Sheet key={exceptionId} exception={read.data} />;
  return read.isError ? <ProblemState problem={read.error} /> : <PageState kind="loading" />;
}

function Sheet({ exception }: { exception: Exception }) {
  const t = useTexts();
  const may = useMay('reading.decide');
  return (
    <>
      <PageHeader
        title={exception.rules.map((rule) => t(ruleTitles[rule])).join('、')}
        state={
          <StateTag tone={exception.state === 'open' ? 'warn' : 'good'}>
            {t(exceptionStates[exception.state])}
          </StateTag>
        }
        detail={
          <>
            <Link to={`/customers/${exception.customerId}`}>{exception.accountNo}</Link>{' '}
            {exception.customerName} · {exception.address} · {exception.meterNo} · {exception.readOn}
          </>
        }
      />
      <div className={styles.columns}>
        <Section title={t('近两年用电量')}>
          <UseBars uses={exception.uses} found={exception.wh} />
          <Registers exception={exception} />
        </Section>
        {may && exception.state === 'open' ? (
          <Decide exception={exception} />
        ) : (
          <Section title={t('处理结果')}>
            <p>{t(exceptionStates[exception.state])}</p>
            <p className={styles.faint}>
              {[exception.decidedBy, exception.reason].filter((part) => part !== null).join(' · ')}
            </p>
          </Section>
        )}
      </div>
    </>
  );
}

function Registers({ exception }: { exception: Exception }) {
  const t = useTexts();
  const { installation, reading, estimate } = exception;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('计度器')}</th>
            <th>{t('上次示数')}</th>
            <th>{t('本次示数')}</th>
            <th>{t('估抄示数')}</th>
          </tr>
        </thead>
        <tbody>
          {installation.registers.map((register, at) => (
            <tr key={register.obis}>
              <td>{t(registerTitle(register))}</td>
              <td className={styles.number}>{installation.lastValues?.[at] ?? '—'}</td>
              <td className={styles.number}>{reading?.values[at] ?? '—'}</td>
              <td className={styles.number}>{estimate?.values[at] ?? '—'}</td>
            </tr>
          ))}
          <tr>
            <td>{t('电量(kWh)')}</td>
            <td className={styles.number}>{kwhText(exception.averageWh)}</td>
            <td className={styles.number}>{kwhText(exception.wh)}</td>
            <td className={styles.number}>{kwhText(estimate?.wh ?? null)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The next open one; null when the list is empty. */
async function nextOpen(done: string): Promise<string | null> {
  const page = await call(listExceptions, { query: { state: 'open', size: '20' } });
  return page.items.find(({ exceptionId }) => exceptionId !== done)?.exceptionId ?? null;
}

function Decide({ exception }: { exception: Exception }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [values, setValues] = useState<readonly string[]>(
    exception.reading?.values ?? exception.installation.registers.map(() => ''),
  );
  const { exceptionId } = exception;
  const deciding = useCommand(decideException, { touches: [listExceptions, readException] });
  const decide = (decision: Decision): void => {
    const given = reason.trim() === '' ? t('已核对') : reason.trim();
    const body = { decision, reason: given, ...(decision === 'correct' ? { values: [...values] } : {}) };
    void deciding.run({ params: { exceptionId }, body }).then(async (answer) => {
      if (answer === null) return;
      const next = await nextOpen(exceptionId).catch(() => null);
      await navigate({ to: next === null ? '/reading-exceptions' : `/reading-exceptions/${next}` });
    });
  };
  const [hasReading, hasEstimate] = [exception.reading !== null, exception.estimate !== null];
  useKeys({
    a: () => (hasReading ? decide('accept') : undefined),
    e: () => (hasEstimate ? decide('estimate') : undefined),
    r: () => decide('re-read'),
  });
  return (
    <Section title={t('处理异常')}>
      <div className={styles.stack}>
        <FormLine label={t('处理说明')} help={t('留空按“已核对”记录。')}>
          {(ties) => (
            <Input
              {...ties}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormLine>
        <div className={styles.keys}>
          <Button
            type="primary"
            disabled={!hasReading}
            loading={deciding.pending}
            onClick={() => decide('accept')}
          >
            {t('确认示数 (A)')}
          </Button>
          <Button disabled={!hasEstimate} loading={deciding.pending} onClick={() => decide('estimate')}>
            {t('估抄 (E)')}
          </Button>
          <Button loading={deciding.pending} onClick={() => decide('re-read')}>
            {t('安排补抄 (R)')}
          </Button>
        </div>
        <ValueFields exception={exception} values={values} onValues={setValues} />
        <Button loading={deciding.pending} onClick={() => decide('correct')}>
          {t('按上面的示数更正')}
        </Button>
        <ProblemAlert problem={deciding.failure} />
      </div>
    </Section>
  );
}

interface FieldsProps {
  readonly exception: Exception;
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
}

/** The values as they should be, one field a register. */
function ValueFields({ exception, values, onValues }: FieldsProps) {
  const t = useTexts();
  return exception.installation.registers.map((register, at) => (
    <FormLine key={register.obis} label={t(registerTitle(register))}>
      {(ties) => (
        <Input
          {...ties}
          className={styles.value ?? ''}
          inputMode="decimal"
          value={values[at] ?? ''}
          onChange={(event) =>
            onValues(values.map((value, place) => (place === at ? event.target.value : value)))
          }
        />
      )}
    </FormLine>
  ));
}
