import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { kwhText, type Use } from '../words.ts';
import styles from './metering.module.css';

const barsMax = 26;

interface Props {
  /** Newest first, as the server answers. */
  readonly uses: readonly Use[];
  /** A value that waits to be decided, beside the others. */
  readonly found?: number | null;
}

/** The use of two years as bars, the oldest at the left; estimates are hatched, the value in question red. */
export function UseBars({ uses, found = null }: Props) {
  const t = useTexts();
  const shown = uses.slice(0, barsMax).reverse();
  if (shown.length === 0 && found === null) return <p className={styles.faint}>{t('还没有用电记录')}</p>;
  const most = Math.max(1, found ?? 0, ...shown.map(({ wh }) => wh));
  const height = (wh: number): string => `${((wh * 100) / most).toString()}%`;
  return (
    <>
      <div className={styles.bars} role="img" aria-label={t('近两年用电量')}>
        {shown.map((use) => (
          <div
            key={`${use.fromOn} ${use.toOn}`}
            className={styles.bar}
            data-quality={use.quality}
            style={{ height: height(use.wh) }}
            title={`${use.fromOn} — ${use.toOn}: ${kwhText(use.wh)} kWh`}
          />
        ))}
        {found === null ? null : (
          <div
            className={styles.bar}
            data-quality="found"
            style={{ height: height(found) }}
            title={`${kwhText(found)} kWh`}
          />
        )}
      </div>
      <div className={styles.months} aria-hidden>
        <span>{shown[0]?.toOn ?? ''}</span>
        <span>{t('最高 {kwh} kWh', { kwh: kwhText(most) })}</span>
        <span>{shown.at(-1)?.toOn ?? ''}</span>
      </div>
    </>
  );
}
