import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { heldLines, type HeldLine } from '../in-force.ts';
import { inLanguage, measureTitles, regionTitles, type PromiseItem } from '../words.ts';
import { LevelList } from './level-list.tsx';
import styles from './promises.module.css';

/** The limits in force, one line for the regions that share it. */
export function HeldLimits({ inForce }: { inForce: PromiseItem['inForce'] }) {
  return (
    <ul className={styles.held}>
      {heldLines(inForce).map((line) => (
        <Held key={line.regions.join()} line={line} />
      ))}
    </ul>
  );
}

function Held({ line }: { line: HeldLine }) {
  const t = useTexts();
  const language = useLanguage();
  const where = line.regions.map((region) => t(regionTitles[region])).join('、');
  return (
    <li>
      {where === '' ? null : <span className={styles.where}>{where}</span>}
      <strong>{inLanguage(line.limitText, language)}</strong>
      {line.own ? <span className={styles.own}>{t('本单位设置')}</span> : null}
      <span className={styles.faint}>
        {t('{measure}考核，用时达 {percent}% 预警', {
          measure: t(measureTitles[line.measure]),
          percent: line.warnPercent,
        })}
      </span>
      <LevelList levels={line.levels} />
    </li>
  );
}
