import type { WarningLevel } from '#domain/promises/warning-level.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { levelText, rungTitles } from '../words.ts';
import styles from './promises.module.css';

/** The further levels of a setting in one line; nothing where it has none. */
export function LevelList({ levels }: { levels: readonly WarningLevel[] }) {
  const t = useTexts();
  if (levels.length === 0) return null;
  const lines = levels.map((level) => {
    const at = { when: levelText(t, level), who: t(rungTitles[level.to]) };
    return level.answerMinutes === null
      ? t('{when}提醒{who}', at)
      : t('{when}提醒{who}，{minutes} 分钟无人确认即上报', { ...at, minutes: level.answerMinutes });
  });
  return <p className={styles.levelList}>{lines.join('；')}</p>;
}
