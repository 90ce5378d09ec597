import { Input } from 'antd';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { limitWords, readLimit } from '../limit-reading.ts';
import styles from './promises.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (limit: string) => void;
  /** With it the limit must stay of the promise's kind. */
  readonly promiseId?: string;
  readonly failure?: string | undefined;
}

const examples = ['45min', '24h', '5wd', '7d', '7d-before', 'at', 'on-day'] as const;

/** A limit as text, read out as it is typed; examples to press for those who don't know the form by heart. */
export function LimitInput({ value, onChange, promiseId, failure }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const reading = readLimit(value.trim(), language, promiseId);
  const wrong = reading !== null && 'failure' in reading ? reading.failure : failure;
  return (
    <FormLine
      label={t('时限')}
      required
      failure={wrong}
      help={
        reading !== null && 'text' in reading
          ? t('读作：{text}', { text: reading.text })
          : t('数字加单位：min 分钟、h 小时、d 自然日、wd 工作日；-before 表示提前')
      }
    >
      {(ties) => (
        <>
          <Input
            {...ties}
            maxLength={30}
            value={value}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value.trim())}
          />
          <span className={styles.examples}>
            {examples
              .filter((example) => isUsable(example, promiseId))
              .map((example) => (
                <button
                  key={example}
                  type="button"
                  className={styles.example}
                  title={example}
                  onClick={() => onChange(example)}
                >
                  {limitWords(example, language)}
                </button>
              ))}
          </span>
        </>
      )}
    </FormLine>
  );
}

function isUsable(limit: string, promiseId: string | undefined): boolean {
  const reading = readLimit(limit, 'zh', promiseId);
  return reading !== null && 'text' in reading;
}
