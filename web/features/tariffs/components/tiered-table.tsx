import type { TieredPrice, TierSet } from '#domain/tariffs/price-book.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { periodsOf, tierRows } from '../tier-rows.ts';
import { kwhText, periodWords, priceText } from '../words.ts';
import styles from './tariffs.module.css';

/** The tiers of a household as the announcement prints them, with what large and needy households get. */
export function TieredTable({ price }: { price: TieredPrice }) {
  const t = useTexts();
  const { household, freeEnergy } = price;
  return (
    <>
      {price.sets.map((set) => (
        <SetTable key={set.months.join()} set={set} isAnnual={price.accumulation === 'year'} />
      ))}
      {household === null ? null : (
        <p className={styles.faint}>
          {t('{persons} 人及以上家庭每月各档增加 {kwh} 千瓦时。', {
            persons: household.personsMin,
            kwh: kwhText(household.shiftWhPerMonth),
          })}
        </p>
      )}
      {freeEnergy === null ? null : (
        <p className={styles.faint}>
          {t('五保户、低保户每月免费 {kwh} 千瓦时。', { kwh: kwhText(freeEnergy.whPerMonth) })}
        </p>
      )}
    </>
  );
}

function SetTable({ set, isAnnual }: { set: TierSet; isAnnual: boolean }) {
  const t = useTexts();
  const shown = periodsOf(set);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        {set.months.length === 12 ? null : (
          <caption className={styles.faint}>{t('{months} 月', { months: set.months.join('、') })}</caption>
        )}
        <thead>
          <tr>
            <th scope="col">{t('分档')}</th>
            <th scope="col">{isAnnual ? t('年用电量（千瓦时）') : t('月用电量（千瓦时）')}</th>
            <th scope="col">{t('单价（元/千瓦时）')}</th>
            {shown.map((period) => (
              <th key={period} scope="col">
                {t(periodWords[period])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tierRows(set).map(({ tier, fromWh, toWh, priceNano, byPeriod }) => (
            <tr key={tier}>
              <td>{t('第 {tier} 档', { tier })}</td>
              <td>
                {toWh === null
                  ? t('{from} 以上', { from: kwhText(fromWh) })
                  : `${kwhText(fromWh)}–${kwhText(toWh)}`}
              </td>
              <td className={styles.sum}>{priceText(priceNano)}</td>
              {byPeriod.map(({ period, priceNano: own }) => (
                <td key={period}>{priceText(own)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
