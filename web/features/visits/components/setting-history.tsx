import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { SettingView } from '../words.ts';
import styles from './visits.module.css';

/** Every version of the rules, the newest first. */
export function SettingHistory({ view }: { view: SettingView }) {
  const t = useTexts();
  return (
    <Section title={t('变更记录')} flush>
      <ul className={styles.lines}>
        {view.history.map((line) => (
          <li key={line.version}>
            <span>
              <strong>{t('第 {version} 版', { version: line.version })}</strong> {line.reason}
            </span>
            <span className={styles.faint}>
              {line.by} {timeText(line.at)}
            </span>
          </li>
        ))}
        <li>
          <span>
            <strong>{t('第 {version} 版', { version: 0 })}</strong> {t('系统自带的规则')}
          </span>
        </li>
      </ul>
    </Section>
  );
}
