import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { Static } from 'typebox';
import { readCalendarYear, readOfficeHours, setOfficeHours } from '#contracts/promises.ts';
import { periodsMax, type PeriodText } from '#domain/promises/office-hours.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import styles from './calendar.module.css';

type Book = Static<(typeof readOfficeHours)['response']>;

function lineOf(periods: readonly PeriodText[]): string {
  return periods.map(({ from, to }) => `${from}–${to}`).join('、');
}

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The office hours that limits in working minutes and hours run in: what holds, a change, what was ever set. */
export function OfficeHoursDrawer({ open, onClose }: Props) {
  const t = useTexts();
  return (
    <Drawer open={open} size={480} onClose={onClose} title={t('上班时间')} destroyOnHidden>
      {open ? <Hours /> : null}
    </Drawer>
  );
}

function Hours() {
  const t = useTexts();
  const may = useMay('calendar.configure');
  const read = useRead(readOfficeHours, {}, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" small />;
  return (
    <>
      <Section title={t('今日执行')}>
        <p className={styles.notice}>{lineOf(read.data.inForce)}</p>
        <p className={styles.notice}>
          {read.data.own
            ? t('本单位自设。按工作分钟、工作小时计的时限只在这些时段内走。')
            : t('尚未自设，暂按通行的作息。按工作分钟、工作小时计的时限只在这些时段内走。')}
        </p>
      </Section>
      {may ? <HoursForm key={read.data.items.length} book={read.data} /> : null}
      <Section title={t('变更记录')}>
        {read.data.items.length === 0 ? (
          <PageState kind="empty" small title={t('还没有变更')} />
        ) : (
          <Timeline
            items={read.data.items.map((line, at) => ({
              key: at,
              at: line.changedAt,
              title: t('{date} 起 {periods}', { date: line.validFrom, periods: lineOf(line.periods) }),
              actor: line.changedBy,
              lines: [line.reason],
            }))}
          />
        )}
      </Section>
    </>
  );
}

function HoursForm({ book }: { book: Book }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [validFrom, setValidFrom] = useState(dateText(useNow()));
  const [periods, setPeriods] = useState<readonly PeriodText[]>(book.inForce);
  const [reason, setReason] = useState('');
  const sending = useCommand(setOfficeHours, {
    touches: [readOfficeHours, readCalendarYear],
    done: () => void message.success(t('已保存。在办工单的时限不变，需要时可重算。')),
  });
  const ready = validFrom !== '' && reason.trim() !== '' && periods.length > 0;
  const save = (): void => {
    const body = { validFrom, periods: periods.map((period) => ({ ...period })), reason: reason.trim() };
    void sending.run({ body });
  };
  return (
    <Section title={t('调整')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save();
        }}
      >
        <FormLine label={t('生效日期')} required failure={sending.fieldFailures['validFrom']}>
          {(ties) => <DateInput {...ties} value={validFrom} onChange={setValidFrom} />}
        </FormLine>
        <Periods periods={periods} failures={sending.fieldFailures} onChange={setPeriods} />
        <FormLine label={t('原因')} required failure={sending.fieldFailures['reason']}>
          {(ties) => (
            <Input
              {...ties}
              maxLength={200}
              value={reason}
              placeholder={t('如“执行夏季作息”')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormLine>
        <ProblemAlert problem={sending.failure} shownFields={['validFrom', 'reason']} />
        <div>
          <Button type="primary" htmlType="submit" loading={sending.pending} disabled={!ready}>
            {t('保存')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface PeriodsProps {
  readonly periods: readonly PeriodText[];
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (periods: readonly PeriodText[]) => void;
}

function Periods({ periods, failures, onChange }: PeriodsProps) {
  const t = useTexts();
  const set = (at: number, part: Partial<PeriodText>): void =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...part } : period)));
  return (
    <>
      {periods.map((period, at) => (
        <FormLine
          key={at}
          label={t('时段 {number}', { number: at + 1 })}
          failure={
            failures[`periods.${String(at)}`] ??
            failures[`periods.${String(at)}.from`] ??
            failures[`periods.${String(at)}.to`]
          }
        >
          {(ties) => (
            <span className={styles.period}>
              <Input
                {...ties}
                value={period.from}
                maxLength={5}
                placeholder="08:30"
                onChange={(event) => set(at, { from: event.target.value })}
              />
              <Input
                aria-label={t('时段 {number} 的结束', { number: at + 1 })}
                value={period.to}
                maxLength={5}
                placeholder="12:00"
                onChange={(event) => set(at, { to: event.target.value })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('移除时段 {number}', { number: at + 1 })}
                onClick={() => onChange(periods.filter((_, index) => index !== at))}
              />
            </span>
          )}
        </FormLine>
      ))}
      <div>
        <Button
          icon={<PlusOutlined />}
          disabled={periods.length >= periodsMax}
          onClick={() => onChange([...periods, { from: '', to: '' }])}
        >
          {t('添加时段')}
        </Button>
      </div>
    </>
  );
}
