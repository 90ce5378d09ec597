import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { rateText, spanText } from '../../figure-text.ts';
import type { PublishedPromise } from './by-promise.ts';
import styles from './published.module.css';

/** One promise: the rate as a bar, the counts, and each unit's own. */
export function PromiseCard({ promise }: { promise: PublishedPromise }) {
  const t = useTexts();
  const language = useLanguage();
  const { title, rate, sums, units } = promise;
  return (
    <section className={styles.card}>
      <header>
        <h2>{language === 'en' ? title.en : title.zh}</h2>
        <strong data-bad={sums.broken > 0 ? 'yes' : 'no'}>{rateText(rate, t)}</strong>
      </header>
      <div className={styles.bar} aria-hidden="true">
        <span style={{ width: `${((rate ?? 0) / 100).toString()}%` }} />
      </div>
      <table className={styles.units}>
        <thead>
          <tr>
            <th>{t('单位')}</th>
            <th>{t('兑现')}</th>
            <th>{t('未兑现')}</th>
            <th>{t('免责')}</th>
            <th>{t('平均用时')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">{unit.unitName}</th>
              <td>{unit.sums.kept}</td>
              <td>{unit.sums.broken}</td>
              <td>{unit.sums.excused}</td>
              <td>{spanText(unit.meanSeconds, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
