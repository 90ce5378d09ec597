import { Link } from '@tanstack/react-router';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { monthDays, percentText, ratingText, type Figures, type Rates } from '../words.ts';
import styles from './visits.module.css';

/** The figures line by line; each number of visits opens the visits it counts. */
export function RateTable({ rates }: { rates: Rates }) {
  const t = useTexts();
  const heads = [
    t('应回访'),
    t('已回访'),
    t('回访率'),
    t('接通率'),
    t('已评价'),
    t('满意率'),
    t('平均分'),
    t('认为守诺'),
    t('不满意转单'),
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('名称')}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.rows.map((row) => (
            <tr key={row.key}>
              <td>
                <Link to="/visits" search={searchOf(rates, row.key)}>
                  {rates.by === 'kind' || row.key === '-' ? t(row.title) : row.title}
                </Link>
              </td>
              <Cells row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('合计')}</td>
            <Cells row={rates.total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The list of exactly the visits a line counts. */
function searchOf({ by, from, to }: Rates, key: string): Readonly<Record<string, string>> {
  const period = { from, to };
  if (by === 'month') {
    const month = monthDays(key);
    return { from: month.from > from ? month.from : from, to: month.to < to ? month.to : to };
  }
  if (by === 'kind') return { ...period, kind: key };
  if (by === 'unit') return { ...period, unitId: key };
  return key === '-' ? period : { ...period, teamId: key };
}

function Cells({ row }: { row: Figures }) {
  const cells = [
    row.due.toString(),
    row.visited.toString(),
    percentText(row.visitedPermille),
    percentText(row.reachedPermille),
    row.rated.toString(),
    percentText(row.satisfiedPermille),
    ratingText(row.ratingHundredths),
    percentText(row.promiseKeptPermille),
    row.followUps.toString(),
  ];
  return cells.map((cell, at) => <td key={`${at} ${cell}`}>{cell}</td>);
}
