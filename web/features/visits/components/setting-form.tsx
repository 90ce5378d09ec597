import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { readVisitSetting, saveVisitSetting } from '#contracts/visits.ts';
import { questionnaireVersions } from '#domain/visits/questionnaire.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { Setting, SettingView } from '../words.ts';
import { RuleTable } from './rule-table.tsx';
import styles from './visits.module.css';

type NumberName = 'quietDays' | 'attemptsMax' | 'retryMinutes' | 'dueDays' | 'surveyDays';

interface NumberLine {
  readonly name: NumberName;
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

const numbers: readonly NumberLine[] = [
  { name: 'quietDays', label: zh('同一客户间隔'), unit: zh('天'), min: 0, max: 365 },
  { name: 'attemptsMax', label: zh('最多拨打'), unit: zh('次'), min: 1, max: 10 },
  { name: 'retryMinutes', label: zh('两次拨打间隔'), unit: zh('分钟'), min: 10, max: 2880 },
  { name: 'dueDays', label: zh('办结后多少天内回访'), unit: zh('天'), min: 1, max: 60 },
  { name: 'surveyDays', label: zh('评价链接有效'), unit: zh('天'), min: 1, max: 30 },
];

/** The rules in force, changed as a whole with a reason. */
export function SettingForm({ view }: { view: SettingView }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [setting, setSetting] = useState<Setting>(view.setting);
  const [asking, setAsking] = useState(false);
  const saving = useCommand(saveVisitSetting, {
    touches: [readVisitSetting],
    done: () => void message.success(t('已保存，对今后办结的工单生效。')),
  });
  const save = async (reason: string): Promise<void> => {
    const saved = await saving.run({ body: { editedVersion: view.version, setting, reason } });
    if (saved !== null) setAsking(false);
  };
  const changed = JSON.stringify(setting) !== JSON.stringify(view.setting);
  return (
    <Section
      title={
        view.version === 0 ? t('系统自带的规则') : t('规则（第 {version} 版）', { version: view.version })
      }
    >
      <PlainRules setting={setting} onChange={setSetting} />
      <RuleTable kinds={view.kinds} setting={setting} onChange={setSetting} />
      <div className={styles.bar}>
        <Button type="primary" disabled={!changed} onClick={() => setAsking(true)}>
          {t('保存规则')}
        </Button>
        <Button disabled={!changed} onClick={() => setSetting(view.setting)}>
          {t('恢复')}
        </Button>
        <ProblemAlert problem={asking ? null : saving.failure} />
      </div>
      <ReasonDialog
        open={asking}
        title={t('修改回访规则')}
        pending={saving.pending}
        problem={saving.failure}
        onReason={(reason) => void save(reason)}
        onClose={() => {
          saving.forget();
          setAsking(false);
        }}
      />
    </Section>
  );
}

interface PlainProps {
  readonly setting: Setting;
  readonly onChange: (setting: Setting) => void;
}

/** What holds for all kinds alike. */
function PlainRules({ setting, onChange: setSetting }: PlainProps) {
  const t = useTexts();
  return (
    <div className={styles.numbers}>
      {numbers.map((line) => (
        <NumberInput
          key={line.name}
          line={line}
          value={setting[line.name]}
          onChange={(value) => setSetting({ ...setting, [line.name]: value })}
        />
      ))}
      <FormLine label={t('问卷')}>
        {(ties) => (
          <Select
            {...ties}
            style={{ width: '100%' }}
            value={setting.questionnaire}
            options={questionnaireVersions.map(({ version, title }) => ({
              value: version,
              label: t(title),
            }))}
            onChange={(questionnaire) => setSetting({ ...setting, questionnaire })}
          />
        )}
      </FormLine>
      <FormLine label={t('抽取种子')} help={t('换种子会改变今后的抽取结果。')}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={40}
            value={setting.seed}
            onChange={(event) => setSetting({ ...setting, seed: event.target.value })}
          />
        )}
      </FormLine>
    </div>
  );
}

interface NumberProps {
  readonly line: NumberLine;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberInput({ line, value, onChange }: NumberProps) {
  const t = useTexts();
  return (
    <FormLine label={t(line.label)}>
      {(ties) => (
        <InputNumber
          {...ties}
          style={{ width: '100%' }}
          min={line.min}
          max={line.max}
          precision={0}
          suffix={t(line.unit)}
          value={value}
          onChange={(next) => {
            if (next !== null) onChange(next);
          }}
        />
      )}
    </FormLine>
  );
}
