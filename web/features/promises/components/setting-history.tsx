import { findPromise } from '#domain/promises/catalogue.ts';
import { regions } from '#domain/promises/promise.ts';
import { dateText, timeText } from '#web/lib/format/time.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { limitWords } from '../limit-reading.ts';
import { measureTitles, regionTitles, type PromiseSettingLine } from '../words.ts';
import { sourceText } from '#domain/promises/source-text.ts';
import { LevelList } from './level-list.tsx';
import styles from './promises.module.css';

interface Props {
  readonly promiseId: string;
  readonly lines: readonly PromiseSettingLine[];
}

/** Every setting of the unit, the one that begins last first; below it what holds without any. */
export function SettingHistory({ promiseId, lines }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const today = dateText(useNow());
  return (
    <ol className={styles.versions}>
      {lines.map((line) => (
        <li key={line.settingId} className={styles.version}>
          <div className={styles.versionHead}>
            <strong>{t('{date} 起', { date: line.validFrom })}</strong>
            <span>{t(regionTitles[line.region])}</span>
            <span className={styles.limit}>{limitWords(line.limit, language)}</span>
            {line.validFrom > today ? <StateTag tone="active">{t('未生效')}</StateTag> : null}
          </div>
          <p>{line.reason}</p>
          <p className={styles.faint}>
            {t('{measure}考核，用时达 {percent}% 预警', {
              measure: t(measureTitles[line.measure]),
              percent: line.warnPercent,
            })}
            {' · '}
            {line.changedBy ?? t('系统')} {timeText(line.changedAt)}
          </p>
          <LevelList levels={line.levels} />
        </li>
      ))}
      <Default promiseId={promiseId} />
    </ol>
  );
}

/** What the catalogue says; it holds before the first setting. */
function Default({ promiseId }: { promiseId: string }) {
  const t = useTexts();
  const language = useLanguage();
  const promise = findPromise(promiseId);
  if (promise === undefined || promise.limits === null) return null;
  const { limits } = promise;
  const alike = regions.every((region) => limits[region] === limits.urban);
  return (
    <li className={styles.version}>
      <div className={styles.versionHead}>
        <strong>{t('目录默认')}</strong>
        {(alike ? regions.slice(0, 1) : regions).map((region) => (
          <span key={region}>
            {alike ? null : t(regionTitles[region])}{' '}
            <span className={styles.limit}>{limitWords(limits[region], language)}</span>
          </span>
        ))}
      </div>
      <p className={styles.faint}>{sourceText(promise.source, language)}</p>
    </li>
  );
}
