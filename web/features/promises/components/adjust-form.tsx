import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { listPromises, promiseSettings, setPromise } from '#contracts/promises.ts';
import { CommandIds } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { adjustmentOf, isComplete, type Adjustment } from '../adjustment.ts';
import { limitWords } from '../limit-reading.ts';
import { allRegions, measureTitles, regionTitles, type PromiseItem } from '../words.ts';
import { sourceText } from '#domain/promises/source-text.ts';
import { LevelFields } from './level-fields.tsx';
import { LimitInput } from './limit-input.tsx';
import styles from './promises.module.css';

interface Props {
  readonly promise: PromiseItem;
  readonly onDone: () => void;
}

const shownFields = ['region', 'validFrom', 'limit', 'warnPercent', 'measure', 'levels', 'reason'];

/** Sets a promise anew for a region from a day on; what was promised before stays as it was. */
export function AdjustForm({ promise, onDone }: Props) {
  const t = useTexts();
  const { message } = App.useApp();
  const today = dateText(useNow());
  const [ids] = useState(() => new CommandIds());
  const [draft, setDraft] = useState<Adjustment>(() => adjustmentOf(promise, today));
  const sending = useCommand(setPromise, {
    touches: [listPromises, promiseSettings],
    done: () => {
      void message.success(t('已保存，{date} 起执行', { date: draft.validFrom }));
      onDone();
    },
  });
  const change = (part: Partial<Adjustment>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const body = { ...draft, levels: [...draft.levels], reason: draft.reason.trim() };
    const { promiseId } = promise;
    await sending.run({ params: { promiseId }, body: { settingId: ids.idFor(body), ...body } });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <AdjustFields promise={promise} draft={draft} failures={sending.fieldFailures} onChange={change} />
      <p className={styles.faint}>{t('自生效日起受理的工单适用；在办工单沿用受理时的时限。')}</p>
      <ProblemAlert problem={sending.failure} shownFields={shownFields} />
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={sending.pending}
          disabled={!isComplete(draft, promise.promiseId)}
        >
          {t('保存')}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly promise: PromiseItem;
  readonly draft: Adjustment;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<Adjustment>) => void;
}

function AdjustFields({ promise, draft, failures, onChange }: FieldsProps) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <>
      <div className={styles.two}>
        <FormLine label={t('地区')} required failure={failures['region']}>
          {(ties) => (
            <Select
              {...ties}
              value={draft.region}
              options={allRegions.map((region) => ({ value: region, label: t(regionTitles[region]) }))}
              onChange={(region) => onChange({ region })}
            />
          )}
        </FormLine>
        <FormLine label={t('生效日期')} required failure={failures['validFrom']}>
          {(ties) => (
            <DateInput {...ties} value={draft.validFrom} onChange={(validFrom) => onChange({ validFrom })} />
          )}
        </FormLine>
      </div>
      <LimitInput
        value={draft.limit}
        promiseId={promise.promiseId}
        failure={failures['limit']}
        onChange={(limit) => onChange({ limit })}
      />
      {promise.others.map((other) => (
        <div key={`${other.limit} ${other.source}`}>
          <Button size="small" onClick={() => onChange({ limit: other.limit })}>
            {t('改用 {limit}（{source}）', {
              limit: limitWords(other.limit, language),
              source: sourceText(other.source, language),
            })}
          </Button>
        </div>
      ))}
      <MeasureFields draft={draft} failures={failures} onChange={onChange} />
      <LevelFields levels={draft.levels} failures={failures} onChange={(levels) => onChange({ levels })} />
      <FormLine label={t('调整原因')} required failure={failures['reason']}>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={draft.reason}
            placeholder={t('如：按省公司某年某号文执行')}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </FormLine>
    </>
  );
}

function MeasureFields({ draft, failures, onChange }: Omit<FieldsProps, 'promise'>) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      <FormLine label={t('预警比例')} required failure={failures['warnPercent']}>
        {(ties) => (
          <InputNumber
            {...ties}
            style={{ width: '100%' }}
            min={1}
            max={99}
            precision={0}
            suffix="%"
            value={draft.warnPercent}
            onChange={(warnPercent) => onChange({ warnPercent: warnPercent ?? 0 })}
          />
        )}
      </FormLine>
      <FormLine label={t('考核方式')} required failure={failures['measure']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.measure}
            options={[
              { value: 'each' as const, label: t(measureTitles.each) },
              { value: 'mean' as const, label: t(measureTitles.mean) },
            ]}
            onChange={(measure) => onChange({ measure })}
          />
        )}
      </FormLine>
    </div>
  );
}
