import { compositePriceNano } from '#domain/tariffs/component-price.ts';
import { periods, type Period } from '#domain/tariffs/period.ts';
import type { CompositePrice, Tariff } from '#domain/tariffs/price-book.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { periodWords, priceText } from '../words.ts';
import styles from './tariffs.module.css';

/** A tariff whose price is a sum of components. */
export interface CompositeTariff {
  readonly tariff: Tariff;
  readonly price: CompositePrice;
}

/** Agent purchase as the monthly table prints it: a line a class, the components, and what they add up to by period. */
export function CompositeTable({ tariffs }: { tariffs: readonly CompositeTariff[] }) {
  const t = useTexts();
  const [first] = tariffs;
  if (first === undefined) return null;
  const { components } = first.price;
  const shown = periods.filter((period) => period === 'flat' || first.price.factorPpm[period] !== undefined);
  const hasBasic = tariffs.some(({ tariff }) => tariff.basic !== null);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('用电分类')}</th>
            {components.map(({ code, title, floats }) => (
              <th key={code} scope="col">
                {title}
                {floats ? ` ${t('（浮动）')}` : ''}
              </th>
            ))}
            {shown.map((period) => (
              <th key={period} scope="col">
                {t('{period}合计', { period: t(periodWords[period]) })}
              </th>
            ))}
            {hasBasic ? <th scope="col">{t('容量电价（元/千伏安·月）')}</th> : null}
            {hasBasic ? <th scope="col">{t('需量电价（元/千瓦·月）')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {tariffs.map((each) => (
            <Row key={each.tariff.code} row={each} shown={shown} hasBasic={hasBasic} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: CompositeTariff;
  readonly shown: readonly Period[];
  readonly hasBasic: boolean;
}

function Row({ row: { tariff, price }, shown, hasBasic }: RowProps) {
  const { title, basic } = tariff;
  return (
    <tr>
      <td>{title}</td>
      {price.components.map(({ code, priceNano }) => (
        <td key={code}>{priceText(priceNano)}</td>
      ))}
      {shown.map((period) => (
        <td key={period} className={styles.sum}>
          {priceText(compositePriceNano(price, period))}
        </td>
      ))}
      {hasBasic ? <td>{basic === null ? '—' : priceText(basic.capacityNanoPerKva)}</td> : null}
      {hasBasic ? <td>{basic === null ? '—' : priceText(basic.demandNanoPerKw)}</td> : null}
    </tr>
  );
}
