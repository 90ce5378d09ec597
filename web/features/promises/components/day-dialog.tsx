import { App, Input, Radio } from 'antd';
import { useState } from 'react';
import { calendarHistory, readCalendarYear, setCalendarDays } from '#contracts/promises.ts';
import type { DaySetting } from '#domain/promises/calendar-change.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { daysToSet } from '../calendar-months.ts';
import { inLanguage, type WorkYear } from '../words.ts';
import styles from './calendar.module.css';

interface Props {
  readonly year: WorkYear;
  readonly date: string;
  readonly onClose: () => void;
}

/** Sets a day, or a row of days, over the statutory calendar, or takes an earlier setting back; always with a reason. */
export function DayDialog({ year, date, onClose }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const { message } = App.useApp();
  const day = year.days.find((one) => one.date === date);
  const [setting, setSetting] = useState<DaySetting>(
    day?.own === true ? 'statutory' : day?.working === true ? 'off' : 'working',
  );
  const [to, setTo] = useState(date);
  const [name, setName] = useState('');
  const days = daysToSet(year.days, { from: date, to }, { setting, name: name.trim() });
  const ownThere = daysToSet(year.days, { from: date, to }, { setting: 'statutory', name: '' }).length > 0;
  const sending = useCommand(setCalendarDays, {
    touches: [readCalendarYear, calendarHistory],
    done: () => {
      void message.success(t('已保存。在办工单的时限不变，需要时可重算。'));
      onClose();
    },
  });
  const ready = name.trim() !== '' && days.length > 0;
  const save = (): void => {
    if (ready) void sending.run({ params: { year: String(year.year) }, body: { days: [...days] } });
  };
  return (
    <TypedDialog
      open
      title={`${date} ${day === undefined ? '' : inLanguage(day.title, language)}`}
      okText={t('保存')}
      cancelText={t('取消')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={sending.pending}
      onOk={save}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <Radio.Group
          optionType="button"
          value={setting}
          onChange={(event) => setSetting(settingOf(event.target.value))}
          options={[
            { value: 'off', label: t('休息') },
            { value: 'working', label: t('上班') },
            { value: 'statutory', label: t('撤回设置'), disabled: !ownThere },
          ]}
        />
        <FormLine label={t('到（含当日）')} help={t('共 {count} 天', { count: days.length })}>
          {(ties) => <DateInput {...ties} value={to} onChange={setTo} />}
        </FormLine>
        <FormLine
          label={setting === 'statutory' ? t('撤回原因') : t('名称或原因')}
          required
          help={setting === 'statutory' ? undefined : t('会写入每一次时限说明，如“自治州州庆”“防汛值班”。')}
          failure={sending.fieldFailures['days.0.name']}
        >
          {(ties) => (
            <Input
              {...ties}
              autoFocus
              maxLength={30}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={save}
            />
          )}
        </FormLine>
        <ProblemAlert problem={sending.failure} shownFields={['days.0.name']} />
      </div>
    </TypedDialog>
  );
}

function settingOf(value: unknown): DaySetting {
  return value === 'off' || value === 'working' ? value : 'statutory';
}
