import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { levelMinutesMax, levelsMax, rungs, type WarningLevel } from '#domain/promises/warning-level.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { withLevel } from '../adjustment.ts';
import { rungTitles } from '../words.ts';
import styles from './promises.module.css';

interface Props {
  readonly levels: readonly WarningLevel[];
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (levels: readonly WarningLevel[]) => void;
}

/** Further warnings (S6): when each comes, whom it tells, and after how long without an answer it goes up. */
export function LevelFields({ levels, failures, onChange }: Props) {
  const t = useTexts();
  const failure =
    failures['levels'] ?? levels.map((_, at) => failures[`levels.${at.toString()}`]).find(Boolean);
  return (
    <div role="group" aria-label={t('逐级预警')}>
      <p className={styles.levelsHead}>{t('逐级预警')}</p>
      <ul className={styles.levels}>
        {levels.map((level, at) => (
          <li key={at.toString()}>
            <LevelLine
              level={level}
              onChange={(changed) => onChange(levels.map((each, index) => (index === at ? changed : each)))}
              onRemove={() => onChange(levels.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={levels.length >= levelsMax}
        onClick={() => onChange(withLevel(levels))}
      >
        {t('添加一级')}
      </Button>
      <p className={styles.faint}>
        {t('在“预警比例”之外再提醒的人；限时内无人确认“我来处理”的，自动上报给更上一级。留空则不上报。')}
      </p>
      {failure === undefined ? null : (
        <p className={styles.levelFailure} role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly level: WarningLevel;
  readonly onChange: (level: WarningLevel) => void;
  readonly onRemove: () => void;
}

function LevelLine({ level, onChange, onRemove }: LineProps) {
  const t = useTexts();
  return (
    <div className={styles.level}>
      <Select
        aria-label={t('预警时点')}
        style={{ width: '6.5rem' }}
        value={level.by}
        options={[
          { value: 'percent' as const, label: t('用时达') },
          { value: 'minutes-before' as const, label: t('到期前') },
        ]}
        onChange={(by) => onChange({ ...level, by, amount: by === 'percent' ? 90 : 30 })}
      />
      <InputNumber
        aria-label={t('数值')}
        style={{ width: '7rem' }}
        min={1}
        max={level.by === 'percent' ? 100 : levelMinutesMax}
        precision={0}
        suffix={level.by === 'percent' ? '%' : t('分钟')}
        value={level.amount}
        onChange={(amount) => onChange({ ...level, amount: amount ?? 1 })}
      />
      <span>{t('提醒')}</span>
      <Select
        aria-label={t('提醒谁')}
        style={{ width: '9.5rem' }}
        value={level.to}
        options={rungs.map((rung) => ({ value: rung, label: t(rungTitles[rung]) }))}
        onChange={(to) => onChange({ ...level, to })}
      />
      <InputNumber
        aria-label={t('等待确认的分钟数')}
        style={{ width: '11rem' }}
        min={1}
        max={levelMinutesMax}
        precision={0}
        placeholder={t('不上报')}
        suffix={t('分钟未确认上报')}
        value={level.answerMinutes}
        onChange={(answerMinutes) => onChange({ ...level, answerMinutes })}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t('删除这一级')}
        onClick={onRemove}
      />
    </div>
  );
}
