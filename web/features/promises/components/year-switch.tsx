import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './calendar.module.css';

/** The route takes the years 1900 to 2199. */
const yearMin = 1900;
const yearMax = 2199;

/** One year back, one year on. */
export function YearSwitch({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const t = useTexts();
  return (
    <Space.Compact>
      <Button
        icon={<LeftOutlined />}
        aria-label={t('上一年')}
        disabled={year <= yearMin}
        onClick={() => onChange(year - 1)}
      />
      <span className={styles.year} aria-live="polite">
        {t('{year} 年', { year })}
      </span>
      <Button
        icon={<RightOutlined />}
        aria-label={t('下一年')}
        disabled={year >= yearMax}
        onClick={() => onChange(year + 1)}
      />
    </Space.Compact>
  );
}
