import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Static } from 'typebox';
import { listMeters, moveMeter, readMeter, type MeterPage as Shape } from '#contracts/metering.ts';
import { installRoles, meterKinds, meterStates } from '#domain/metering/meter-life.ts';
import { registerTitle } from '#domain/metering/register.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import styles from '../components/metering.module.css';
import { meterTones } from '../words.ts';

type Meter = Static<typeof Shape>;

/** A meter with its registers, where it hung, and its life. */
export function MeterPage() {
  const { meterId = '' }: { meterId?: string } = useParams({ strict: false });
  const read = useRead(readMeter, { params: { meterId } });
  if (read.data !== undefined) return <Sheet key={meterId} meter={read.data} />;
  return read.isError ? <ProblemState problem={read.error} /> : <PageState kind="loading" />;
}

function Sheet({ meter }: { meter: Meter }) {
  const t = useTexts();
  const due = meter.verifyDueOn;
  return (
    <>
      <PageHeader
        title={meter.meterNo}
        state={<StateTag tone={meterTones[meter.state]}>{t(meterStates[meter.state])}</StateTag>}
        detail={`${t(meterKinds[meter.kind])} · ${meter.maker} ${meter.model} · ${meter.accuracyClass}${
          due === null ? '' : ` · ${t('检定有效期至 {day}', { day: due })}`
        }`}
        actions={<Moves meter={meter} />}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Hung meter={meter} />
          <Section title={t('器具履历')} flush>
            <table className={styles.table}>
              <tbody>
                {meter.history.map((one) => (
                  <tr key={`${one.at} ${one.title}`}>
                    <td className={styles.number}>{timeText(one.at)}</td>
                    <td>
                      {t(one.title)}
                      {one.reason === null ? null : <div className={styles.faint}>{one.reason}</div>}
                    </td>
                    <td>{one.actor ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </div>
        <Section title={t('计度器')} flush>
          <table className={styles.table}>
            <tbody>
              {meter.registers.map((register) => (
                <tr key={register.obis}>
                  <td>{t(registerTitle(register))}</td>
                  <td className={styles.number}>{register.obis}</td>
                  <td className={styles.number}>
                    {register.digits}.{register.decimals}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      </div>
    </>
  );
}

function Hung({ meter }: { meter: Meter }) {
  const t = useTexts();
  return (
    <Section title={t('装拆记录')} flush>
      <table className={styles.table}>
        <tbody>
          {meter.installations.map((one) => (
            <tr key={one.installationId}>
              <td className={styles.number}>
                {one.fromOn} — {one.toOn ?? t('至今')}
              </td>
              <td>
                <Link to={`/customers/${one.customerId}`}>{one.accountNo}</Link>
              </td>
              <td>
                {t(installRoles[one.role])} · {t('倍率 {multiplier}', { multiplier: one.multiplier })}
              </td>
              <td className={styles.number}>
                {one.lastOn === null ? '—' : `${one.lastOn}: ${(one.lastValues ?? []).join(' / ')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Moves({ meter }: { meter: Meter }) {
  const t = useTexts();
  const may = useMay('meter.manage');
  const [to, setTo] = useState<Meter['state'] | null>(null);
  const moving = useCommand(moveMeter, { touches: [readMeter, listMeters], done: () => setTo(null) });
  if (!may) return null;
  return (
    <>
      {meter.moves.map((state) => (
        <Button key={state} onClick={() => setTo(state)}>
          {t('转为{state}', { state: t(meterStates[state]) })}
        </Button>
      ))}
      <ReasonDialog
        open={to !== null}
        title={to === null ? '' : t('转为{state}', { state: t(meterStates[to]) })}
        pending={moving.pending}
        problem={moving.failure}
        onReason={(reason) => {
          if (to !== null)
            void moving.run({
              params: { meterId: meter.meterId },
              body: { revision: meter.revision, state: to, reason },
            });
        }}
        onClose={() => setTo(null)}
      />
    </>
  );
}
