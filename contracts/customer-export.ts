import { Type, type Static } from 'typebox';
import { defineRoute } from './route.ts';
import { Line, OneOf, Words } from './shapes.ts';

/** Columns in clear, for whoever may unmask and says why. */
export const clearColumns = { documentNumber: '证件号码', phone: '联系电话', address: '用电地址' } as const;
export type ClearColumn = keyof typeof clearColumns;

export const CustomerExport = Type.Object({
  format: OneOf(['csv', 'xlsx']),
  /** What was typed into the search box; empty: every customer of the unit. */
  text: Line(100),
  clear: Type.Array(OneOf(Object.keys(clearColumns) as ClearColumn[]), { maxItems: 3 }),
  /** Why columns are wanted in clear. */
  reason: Type.Optional(Words),
});
export type CustomerExport = Static<typeof CustomerExport>;

export const customerExportRoutes = {
  /** POST, because what is searched for does not belong into an address. */
  export: defineRoute({
    method: 'POST',
    path: '/customers/export',
    title: '导出客户档案(留痕)',
    access: 'customer.export',
    body: CustomerExport,
    response: Type.Unknown(),
    produces: 'application/octet-stream',
    refusals: ['customer.export-clear-forbidden', 'customer.export-reason-missing'],
  }),
} as const;
