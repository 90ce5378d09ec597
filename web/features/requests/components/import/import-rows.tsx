import { Link } from '@tanstack/react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Static } from 'typebox';
import { readImport } from '#contracts/requests.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './import.module.css';

type Row = Static<(typeof readImport)['response']>['rows'][number];

interface Props {
  readonly importId: string;
  /** The first page, which its import was read with. */
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly only: 'bad' | 'all';
}

/** The rows of the table with their faults by column, as the user's own table numbers them. */
export function ImportRows({ importId, rows, next, only }: Props) {
  const t = useTexts();
  const further = useInfiniteQuery({
    queryKey: ['read', readImport.path, importId, only, next],
    initialPageParam: next ?? '',
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam, size: '100' as const, ...(only === 'bad' ? { only } : {}) };
      return call(readImport, { params: { importId }, query }, { signal });
    },
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: false,
  });
  const all = [...rows, ...(further.data?.pages.flatMap((page) => page.rows) ?? [])];
  const hasMore = further.data === undefined ? next !== null : further.hasNextPage;
  const more = (): void => void (further.data === undefined ? further.refetch() : further.fetchNextPage());
  if (all.length === 0) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('行')}</th>
            <th>{t('外部编号')}</th>
            <th>{t('结果')}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <td>{row.externalId}</td>
              <td>
                <Outcome row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore ? (
        <Button size="small" loading={further.isFetching} onClick={more}>
          {t('加载更多')}
        </Button>
      ) : null}
    </div>
  );
}

function Outcome({ row }: { row: Row }) {
  const t = useTexts();
  if (row.errors.length > 0) {
    return (
      <ul className={styles.faults}>
        {row.errors.map(({ column, code, title }) => (
          <li key={`${column} ${code} ${title}`}>
            {column === '' ? null : <strong>{column}:</strong>}
            {title}
          </li>
        ))}
      </ul>
    );
  }
  if (row.orderNo === null) return <span className={styles.faint}>{t('可以导入')}</span>;
  return (
    <Link to="/orders" search={{ q: row.orderNo }}>
      {row.orderNo}
    </Link>
  );
}
