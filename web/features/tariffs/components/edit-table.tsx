import { Button, Input } from 'antd';
import { useState } from 'react';
import { integerToDecimal } from '#domain/kernel/decimal.ts';
import { isPeriod } from '#domain/tariffs/period.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import {
  typedValue,
  withMoreTier,
  withoutTier,
  withPasted,
  withValue,
  type Cell,
  type Grid,
  type GridColumn,
} from '../edit-grid.ts';
import { periodWords } from '../words.ts';
import styles from './tariffs.module.css';

interface Props {
  readonly book: PriceBook;
  readonly grid: Grid;
  readonly onChange: (book: PriceBook) => void;
}

function columnTitle({ kind, title }: GridColumn, t: Texts): string {
  if (title !== '') return title;
  if (isPeriod(kind)) return t(periodWords[kind]);
  if (kind === 'limit') return t('上限（千瓦时）');
  if (kind === 'capacity') return t('容量电价（元/千伏安·月）');
  return kind === 'demand' ? t('需量电价（元/千瓦·月）') : t('单价（元/千瓦时）');
}

function gridTitle({ kind, title }: Grid, t: Texts): string {
  if (kind === 'singles') return t('单一电价');
  if (kind === 'composites') return t('电价构成');
  return kind === 'printed' ? t('公布的合计价（与构成之和核对）') : title;
}

/** A table of prices to type in; a block copied from a spreadsheet is pasted into its upper left cell. */
export function EditTable({ book, grid, onChange }: Props) {
  const t = useTexts();
  const { columns, rows, set } = grid;
  if (columns.length === 0) return null;
  return (
    <section className={styles.tariff}>
      <h3>{gridTitle(grid, t)}</h3>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{grid.kind === 'tiers' ? t('分档') : t('用电分类')}</th>
              {columns.map((column) => (
                <th key={column.kind} scope="col">
                  {columnTitle(column, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, cells }, row) => (
              <tr key={title}>
                <td>{grid.kind === 'tiers' ? t('第 {tier} 档', { tier: title }) : title}</td>
                {cells.map((cell, column) => (
                  <td key={columns[column]?.kind ?? column}>
                    {cell === null ? (
                      '—'
                    ) : (
                      <NumberCell
                        key={`${cell.place.join('.')} ${String(cell.value)}`}
                        cell={cell}
                        label={`${title} ${columnTitle(columns[column] ?? { kind: 'price', title: '' }, t)}`}
                        onValue={(value) => onChange(withValue(book, cell.place, value))}
                        onBlock={(text) => {
                          const pasted = withPasted(book, grid, { row, column, text });
                          if (pasted !== null) onChange(pasted);
                          return pasted !== null;
                        }}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {set === undefined ? null : (
        <div className={styles.acts}>
          <Button size="small" onClick={() => onChange(withMoreTier(book, set))}>
            {t('增加一档')}
          </Button>
          <Button size="small" disabled={rows.length < 2} onClick={() => onChange(withoutTier(book, set))}>
            {t('减少一档')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly label: string;
  readonly onValue: (value: number) => void;
  /** Answers whether the block was taken. */
  readonly onBlock: (text: string) => boolean;
}

/** One number; what cannot be read stays as typed and is marked until it is mended. */
function NumberCell({ cell, label, onValue, onBlock }: CellProps) {
  const [text, setText] = useState(() => integerToDecimal(cell.value, cell.scale));
  const value = typedValue(text, cell.scale);
  const take = (): void => {
    if (value !== null && value !== cell.value) onValue(value);
  };
  return (
    <Input
      className={styles.cell}
      size="small"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={value === null}
      {...(value === null ? { status: 'error' as const } : {})}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onPressEnter={take}
      onPaste={(event) => {
        const block = event.clipboardData.getData('text');
        if (/[\t\n]/.test(block.trim()) && onBlock(block)) event.preventDefault();
      }}
    />
  );
}
