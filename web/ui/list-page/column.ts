import type { ReactNode } from 'react';
import type { RouteContract, RouteTypes } from '#contracts/route.ts';

/** The row of a list's contract. */
export type RowOf<C extends RouteContract> = RouteTypes<C>['response'] extends {
  items: readonly (infer Row)[];
}
  ? Row
  : never;

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** CSS width; without it the column takes what it needs. */
  readonly width?: string;
  readonly align?: 'right';
  /** The name to sort by, where the contract's query has `sort`. */
  readonly sort?: string;
}

export interface EmptyWords {
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}
