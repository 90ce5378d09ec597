import { periods } from '#domain/tariffs/period.ts';
import type { PriceBook, SinglePrice, Tariff } from '#domain/tariffs/price-book.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { periodWords, priceText, voltagesText } from '../words.ts';
import { CompositeTable, type CompositeTariff } from './composite-table.tsx';
import { PeriodBand } from './period-band.tsx';
import { TieredTable } from './tiered-table.tsx';
import styles from './tariffs.module.css';

/** The prices of a book as customers know them: tiers, single prices, sums of components, and the hours of the day. */
export function PriceTables({ book }: { book: PriceBook }) {
  const t = useTexts();
  const singles = book.tariffs.filter(({ energy }) => energy.kind === 'single');
  return (
    <div className={styles.tables}>
      {book.tariffs.map((tariff) =>
        tariff.energy.kind === 'tiered' ? (
          <section key={tariff.code} className={styles.tariff}>
            <h3>
              {tariff.title} <span className={styles.faint}>{voltagesText(tariff.voltages)}</span>
            </h3>
            <TieredTable price={tariff.energy} />
          </section>
        ) : null,
      )}
      {singles.length === 0 ? null : <SingleTable tariffs={singles} />}
      <CompositeTable tariffs={book.tariffs.flatMap(compositeOf)} />
      {book.calendars.map((calendar) => (
        <section key={calendar.code} className={styles.tariff}>
          <h3>{t('时段：{title}', { title: calendar.title })}</h3>
          {calendar.days.map((day, at) => (
            <PeriodBand key={String(at)} spans={day.spans} />
          ))}
        </section>
      ))}
    </div>
  );
}

function compositeOf(tariff: Tariff): readonly CompositeTariff[] {
  return tariff.energy.kind === 'composite' ? [{ tariff, price: tariff.energy }] : [];
}

function SingleTable({ tariffs }: { tariffs: readonly Tariff[] }) {
  const t = useTexts();
  const hasBasic = tariffs.some(({ basic }) => basic !== null);
  const prices = tariffs.flatMap(({ energy }) => (energy.kind === 'single' ? [energy] : []));
  const shown = periods.filter((period) =>
    prices.some(({ periodPriceNano }) => periodPriceNano?.[period] !== undefined),
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('用电分类')}</th>
            <th scope="col">{t('电压')}</th>
            <th scope="col">{t('单价（元/千瓦时）')}</th>
            {shown.map((period) => (
              <th key={period} scope="col">
                {t(periodWords[period])}
              </th>
            ))}
            {hasBasic ? <th scope="col">{t('容量电价（元/千伏安·月）')}</th> : null}
            {hasBasic ? <th scope="col">{t('需量电价（元/千瓦·月）')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {tariffs.map(({ code, title, voltages, energy, basic }) => (
            <tr key={code}>
              <td>{title}</td>
              <td>{voltagesText(voltages)}</td>
              <td className={styles.sum}>{energy.kind === 'single' ? priceText(energy.priceNano) : ''}</td>
              {shown.map((period) => (
                <td key={period}>{energy.kind === 'single' ? ownText(energy, period) : ''}</td>
              ))}
              {hasBasic ? <td>{basic === null ? '—' : priceText(basic.capacityNanoPerKva)}</td> : null}
              {hasBasic ? <td>{basic === null ? '—' : priceText(basic.demandNanoPerKw)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ownText({ periodPriceNano }: SinglePrice, period: (typeof periods)[number]): string {
  const own = periodPriceNano?.[period];
  return own === undefined ? '—' : priceText(own);
}
