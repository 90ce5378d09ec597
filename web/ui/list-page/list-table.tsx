import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { KeyHint } from '../key-hint/key-hint.tsx';
import { PageState } from '../page-state/page-state.tsx';
import { ProblemState } from '../page-state/problem-state.tsx';
import type { Column, EmptyWords } from './column.ts';
import { ListHead } from './list-head.tsx';
import { moveRow, type RowMove } from './row-cursor.ts';
import type { ListQuery } from './use-list-query.ts';
import styles from './list-page.module.css';

export type { Column, EmptyWords } from './column.ts';

interface Props<Row> {
  readonly list: ListQuery<Row>;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly open?: (row: Row) => string;
  readonly empty?: EmptyWords;
  readonly rowTone?: (row: Row) => 'bad' | 'warn' | undefined;
}

/** The rows of a list, with the keyboard: j and k walk, Enter opens. */
export function ListTable<Row>(props: Props<Row>) {
  const { list, empty } = props;
  const t = useTexts();
  if (list.state === 'loading') return <PageState kind="loading" />;
  if (list.state === 'failed') {
    return (
      <ProblemState
        small
        problem={list.problem}
        action={<Button onClick={list.again}>{t('再试一次')}</Button>}
      />
    );
  }
  if (list.rows.length > 0) return <Rows {...props} />;
  return list.narrowed ? (
    <PageState kind="empty" small title={t('没有符合条件的内容')} text={t('可放宽或清除上方的条件。')} />
  ) : (
    <PageState kind="empty" small title={empty?.title ?? t('这里还没有内容')} {...(empty ?? {})} />
  );
}

function Rows<Row>({ list, label, columns, rowKey, open, rowTone }: Props<Row>) {
  const t = useTexts();
  const { at, setAt, body, go } = useRowKeys(list.rows, open);
  return (
    <>
      <div className={styles.scroll} data-stale={list.stale ? 'yes' : 'no'}>
        <table className={styles.table} aria-label={label} aria-busy={list.stale}>
          <ListHead columns={columns} sort={list.sort} onSort={list.setSort} />
          <tbody ref={body}>
            {list.rows.map((row, index) => (
              <tr
                key={rowKey(row)}
                tabIndex={index === Math.max(at, 0) ? 0 : -1}
                data-tone={rowTone?.(row)}
                data-opens={open === undefined ? 'no' : 'yes'}
                onFocus={() => setAt(index)}
                onClick={() => go(row)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && event.target === event.currentTarget) go(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.foot}>
        <span>
          {list.hasMore
            ? t('已显示 {count} 条', { count: list.rows.length })
            : t('共 {count} 条', { count: list.rows.length })}
        </span>
        {list.hasMore ? (
          <Button size="small" loading={list.pendingMore} onClick={list.more}>
            {t('加载更多')}
          </Button>
        ) : null}
        {open === undefined ? null : (
          <span className={styles.keys}>
            <KeyHint keys={['J', 'K']} /> {t('选行')} <KeyHint keys={['Enter']} /> {t('打开')}
          </span>
        )}
      </footer>
    </>
  );
}

function useRowKeys<Row>(rows: readonly Row[], open: ((row: Row) => string) | undefined) {
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(-1);
  const [walked, setWalked] = useState(0);
  const go = (row: Row | undefined): void => {
    // A press that marks text for copying opens nothing.
    if (open === undefined || row === undefined || (window.getSelection()?.toString() ?? '') !== '') return;
    void navigate({ to: open(row) });
  };
  const move = (how: RowMove) => () => {
    setAt(moveRow(at, how, rows.length));
    setWalked(walked + 1);
  };
  useEffect(() => {
    if (walked > 0) body.current?.rows[at]?.focus();
  }, [at, walked]);
  useKeys({ j: move('down'), k: move('up'), Home: move('first'), End: move('last') });
  return { at, setAt, body, go };
}
