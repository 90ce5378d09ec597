import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { listPromises } from '#contracts/promises.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { DueDraft, PauseDraft } from '../due-case.ts';
import { heldLines } from '../in-force.ts';
import { inLanguage, regionTitles } from '../words.ts';
import { LimitInput } from './limit-input.tsx';
import styles from './calculator.module.css';

interface Props {
  readonly draft: DueDraft;
  readonly onChange: (draft: DueDraft) => void;
}

/** The start, the limit, and the times the clock stood still. */
export function CaseForm({ draft, onChange }: Props) {
  const t = useTexts();
  const setPause = (at: number, part: Partial<PauseDraft>): void => {
    onChange({
      ...draft,
      pauses: draft.pauses.map((pause, i) => (i === at ? { ...pause, ...part } : pause)),
    });
  };
  return (
    <div className={styles.form}>
      <FormLine label={t('起算时间')} required help={t('受理时间；约定或提前告知的，填约定时间或事件时间')}>
        {(ties) => (
          <DateInput {...ties} time value={draft.from} onChange={(from) => onChange({ ...draft, from })} />
        )}
      </FormLine>
      <PromiseChoice onChoose={(limit) => onChange({ ...draft, limit })} />
      <LimitInput value={draft.limit} onChange={(limit) => onChange({ ...draft, limit })} />
      {draft.pauses.map((pause, at) => (
        <div
          key={at}
          className={styles.pause}
          role="group"
          aria-label={t('中止 {number}', { number: at + 1 })}
        >
          <DateInput
            time
            value={pause.from}
            placeholder={t('中止开始')}
            onChange={(from) => setPause(at, { from })}
          />
          <DateInput
            time
            value={pause.to}
            placeholder={t('恢复（未恢复留空）')}
            onChange={(to) => setPause(at, { to })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('移除')}
            onClick={() => onChange({ ...draft, pauses: draft.pauses.filter((_, i) => i !== at) })}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined />}
          onClick={() => onChange({ ...draft, pauses: [...draft.pauses, { from: '', to: '' }] })}
        >
          {t('添加中止区间')}
        </Button>
      </div>
    </div>
  );
}

/** Takes the limit of a promise as the unit has it today. */
function PromiseChoice({ onChoose }: { onChoose: (limit: string) => void }) {
  const t = useTexts();
  const language = useLanguage();
  const { data } = useRead(listPromises, {});
  const options = (data?.items ?? []).flatMap((promise) =>
    heldLines(promise.inForce).map(({ limit, limitText, regions }) => {
      const where = regions.map((region) => t(regionTitles[region])).join('、');
      const words = [inLanguage(promise.title, language), where, inLanguage(limitText, language)];
      return {
        value: `${promise.promiseId} ${regions.join()} ${limit}`,
        label: words.filter((word) => word !== '').join(' · '),
        limit,
      };
    }),
  );
  return (
    <FormLine label={t('按承诺取时限')}>
      {(ties) => (
        <Select
          {...ties}
          value={null}
          placeholder={t('选择一项服务承诺')}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          onChange={(_: string | null, option) => {
            if (option !== undefined && !Array.isArray(option)) onChoose(option.limit);
          }}
        />
      )}
    </FormLine>
  );
}
