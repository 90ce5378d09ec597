import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { enterReadings } from '#contracts/metering-routes.ts';
import type { RouteContract } from '#contracts/route.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { readingStates, type ReadingState } from '#domain/metering/reading.ts';
import { countsOfAll, registerTitle, shownOf } from '#domain/metering/register.ts';
import { totalWh, useBetween as usedBetween } from '#domain/metering/use.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { idFrom } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { forgetDraft, loadDraft, saveDraft } from '#web/lib/drafts/draft-store.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay, useSession } from '#web/lib/session/session.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { kwhText, type Stop, type WholePlan } from '../words.ts';
import styles from './metering.module.css';

/** What was typed, by installation: one text a register. */
type Typed = Readonly<Record<string, readonly string[]>>;

const sendMax = 500;
const pauseMs = 400;

function typedOf(content: unknown): Typed | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const good = Object.values(content).every(
    (values) => Array.isArray(values) && values.every((value) => typeof value === 'string'),
  );
  return good ? (content as Typed) : null;
}

/** What was typed stays in this browser until it was taken, also over a lost connection or a closed lid. */
function useKeptTyping(planId: string, title: string) {
  const { staffId } = useSession();
  const id = `reading-plan:${planId}`;
  const [typed, setTyped] = useState<Typed>({});
  const touched = useRef(false);
  useEffect(() => {
    let gone = false;
    void loadDraft(id, typedOf)
      .catch(() => null)
      .then((draft) => {
        if (!gone && !touched.current && draft?.staffId === staffId) setTyped(draft.content);
      });
    return () => {
      gone = true;
    };
  }, [id, staffId]);
  useEffect(() => {
    if (!touched.current) return undefined;
    const timer = setTimeout(() => {
      const draft = { id, kind: 'readings', title, content: typed, savedAtMs: Date.now(), staffId };
      void (Object.keys(typed).length === 0 ? forgetDraft(id) : saveDraft(draft)).catch(() => undefined);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [id, title, staffId, typed]);
  const set = (next: (before: Typed) => Typed): void => {
    touched.current = true;
    setTyped(next);
  };
  return [typed, set] as const;
}

function isWhole(values: readonly string[] | undefined, stop: Stop): values is readonly string[] {
  return values?.length === stop.registers.length && values.every((value) => value.trim() !== '');
}

/** Enter goes on to the next field, as on the number pad of a reader. */
function moveOn(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}

/** The stops of a plan as a sheet to type into; the energy that a value means stands beside it at once. */
export function EntrySheet({ plan, touches }: { plan: WholePlan; touches: readonly RouteContract[] }) {
  const t = useTexts();
  const today = businessDate(useNow());
  const may = useMay('reading.take') && plan.state !== 'closed';
  const [typed, setTyped] = useKeptTyping(plan.planId, `${plan.code} ${plan.month}`);
  const entering = useCommand(enterReadings, { touches });
  const ready = plan.stops.filter((stop) => isWhole(typed[stop.installationId], stop)).slice(0, sendMax);
  const send = (): void => {
    const readings = ready.map(({ installationId }) => {
      const values = [...(typed[installationId] ?? [])];
      return {
        readingId: idFrom(plan.planId, [installationId, today, values]),
        installationId,
        readOn: today,
        values,
      };
    });
    void entering.run({ params: { planId: plan.planId }, body: { readings } }).then((answer) => {
      if (answer === null) return;
      const sent = new Set(ready.map(({ installationId }) => installationId));
      setTyped((before) => Object.fromEntries(Object.entries(before).filter(([id]) => !sent.has(id))));
    });
  };
  return (
    <Section
      title={t('抄表清单')}
      flush
      extra={
        may ? (
          <Button type="primary" disabled={ready.length === 0} loading={entering.pending} onClick={send}>
            {t('提交 {count} 户', { count: ready.length })}
          </Button>
        ) : null
      }
    >
      <ProblemAlert problem={entering.failure} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('序号')}</th>
              <th>{t('户号')}</th>
              <th>{t('表号')}</th>
              <th>{t('上次示数')}</th>
              <th>{t('本次示数')}</th>
              <th>{t('电量(kWh)')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.stops.map((stop) => (
              <StopRow
                key={stop.installationId}
                stop={stop}
                may={may}
                values={typed[stop.installationId] ?? []}
                onValues={(values) => setTyped((before) => ({ ...before, [stop.installationId]: values }))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface RowProps {
  readonly stop: Stop;
  readonly may: boolean;
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
}

/** The energy that typed values mean; null while they are not whole or cannot stand on the meter. */
function typedWh(stop: Stop, values: readonly string[]): number | null {
  const { registers, multiplier, lastCounts: from } = stop;
  if (from === null || !isWhole(values, stop)) return null;
  const read = countsOfAll(values, registers);
  if (read.some(isRefused)) return null;
  const to = read.filter((count): count is number => typeof count === 'number');
  return totalWh(usedBetween({ registers, multiplier, from, to }));
}

function StopRow({ stop, may, values, onValues }: RowProps) {
  const t = useTexts();
  const { registers, read } = stop;
  const wh = typedWh(stop, values);
  return (
    <tr>
      <td className={styles.number}>{stop.place}</td>
      <td>
        <div className={styles.two}>
          <span>
            {stop.accountNo} {stop.customerName}
          </span>
          <span className={styles.faint}>{stop.address}</span>
        </div>
      </td>
      <td className={styles.number}>{stop.meterNo}</td>
      <td className={styles.number}>
        {registers.map((register, at) => (
          <div key={register.obis} title={t(registerTitle(register))}>
            {stop.lastCounts === null ? '—' : shownOf(stop.lastCounts[at] ?? 0, register)}
          </div>
        ))}
      </td>
      <td>
        {read === null && may
          ? registers.map((register, at) => (
              <Input
                key={register.obis}
                className={styles.value ?? ''}
                size="small"
                inputMode="decimal"
                aria-label={`${stop.accountNo} ${t(registerTitle(register))}`}
                placeholder={t(registerTitle(register))}
                value={values[at] ?? ''}
                onKeyDown={moveOn}
                onChange={(event) =>
                  onValues(
                    registers.map((_, place) => (place === at ? event.target.value : (values[place] ?? ''))),
                  )
                }
              />
            ))
          : (read?.values.join(' / ') ?? '—')}
        {read === null ? null : (
          <div className={styles.faint}>
            {read.readOn} {t(readingStates[read.state as ReadingState])}
          </div>
        )}
      </td>
      <td className={styles.number}>
        {kwhText(wh)}
        <div className={styles.faint}>
          {stop.dailyWh === null ? '' : t('日均 {kwh}', { kwh: kwhText(stop.dailyWh) })}
        </div>
      </td>
    </tr>
  );
}
