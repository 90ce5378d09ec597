import type { ReactNode } from 'react';
import type { RouteContract } from '#contracts/route.ts';
import type { NewsKind } from '#web/lib/live/news.ts';
import { PageHeader } from '../page-header/page-header.tsx';
import { SearchForm, type Filter } from '../search-form/search-form.tsx';
import { ExportButton } from './export-button.tsx';
import type { Column, EmptyWords, RowOf } from './column.ts';
import { ListTable } from './list-table.tsx';
import { useListQuery } from './use-list-query.ts';
import styles from './list-page.module.css';

interface Props<C extends RouteContract> {
  readonly title: string;
  readonly detail?: ReactNode;
  /** A `Page(item)` contract; its query takes what the filters say. */
  readonly contract: C;
  readonly columns: readonly Column<RowOf<C>>[];
  readonly rowKey: (row: RowOf<C>) => string;
  /** The page a row opens, by press or Enter. */
  readonly open?: ((row: RowOf<C>) => string) | undefined;
  readonly filters?: readonly Filter[];
  /** Query values that are not the user's choice: the scope of the page. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly actions?: ReactNode;
  /** A CSV contract that takes the same filters; shown to those who may. */
  readonly exportAs?: RouteContract;
  readonly news?: readonly NewsKind[];
  readonly empty?: EmptyWords;
  /** Marks a row at its edge. */
  readonly rowTone?: (row: RowOf<C>) => 'bad' | 'warn' | undefined;
  /** Above the list: tabs, counts. */
  readonly children?: ReactNode;
}

/**
 * A list as a whole page: head, filters in the address, rows by key-set page after page, keyboard (j, k, Enter),
 * and the four states. A page declares; nothing else is to be written.
 */
export function ListPage<C extends RouteContract>(props: Props<C>) {
  const { title, detail, contract, filters = [], fixed = {}, actions, exportAs, children } = props;
  const list = useListQuery<RowOf<C>>({ contract, filters, fixed, news: props.news ?? [] });
  return (
    <>
      <PageHeader
        title={title}
        {...(detail === undefined ? {} : { detail })}
        actions={
          <>
            {exportAs === undefined ? null : <ExportButton contract={exportAs} query={list.query} />}
            {actions}
          </>
        }
      />
      {children}
      <div className={styles.sheet}>
        {filters.length === 0 ? null : (
          <div className={styles.filters}>
            <SearchForm filters={filters} />
          </div>
        )}
        <ListTable
          list={list}
          label={title}
          columns={props.columns}
          rowKey={props.rowKey}
          {...(props.open === undefined ? {} : { open: props.open })}
          {...(props.empty === undefined ? {} : { empty: props.empty })}
          {...(props.rowTone === undefined ? {} : { rowTone: props.rowTone })}
        />
      </div>
    </>
  );
}
