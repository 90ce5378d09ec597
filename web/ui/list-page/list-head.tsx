import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import type { Column } from './column.ts';
import { nextSort } from './row-cursor.ts';
import styles from './list-page.module.css';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

/** The heads of the columns; those that can sort are buttons. */
export function ListHead<Row>({ columns, sort, onSort }: Props<Row>) {
  return (
    <thead>
      <tr>
        {columns.map(({ key, title, width, align, sort: name }) => (
          <th
            key={key}
            scope="col"
            style={{ width }}
            data-align={align}
            aria-sort={name === undefined ? undefined : ariaSort(sort, name)}
          >
            {name === undefined ? (
              title
            ) : (
              <button type="button" className={styles.sort} onClick={() => onSort(nextSort(sort, name))}>
                {title}
                {sort === name ? <CaretUpOutlined /> : sort === `-${name}` ? <CaretDownOutlined /> : null}
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ariaSort(sort: string | undefined, name: string): 'ascending' | 'descending' | 'none' {
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : 'none';
}
