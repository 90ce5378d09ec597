/**
 * The chart of accounts: what money can be, in the numbers of the Accounting Standards for Business Enterprises
 * (企业会计准则应用指南, appendix), two digits added where one standard account holds several things that must be told
 * apart: funds collected for the state are not the supplier's income (R-BILL-02).
 */
export type Side = 'debit' | 'credit';

interface ChartLine {
  /** The number that the bookkeeper knows and that is stored. */
  readonly code: number;
  readonly zh: string;
  /** The side on which the account usually stands. */
  readonly side: Side;
  /** Kept for each customer account as well (a sub-ledger), so that a customer's balance can be told. */
  readonly perCustomer: boolean;
}

export const chart = {
  cash: { code: 1001, zh: '库存现金', side: 'debit', perCustomer: false },
  bank: { code: 1002, zh: '银行存款', side: 'debit', perCustomer: false },
  clearing: { code: 1012, zh: '其他货币资金（在途）', side: 'debit', perCustomer: false },
  receivable: { code: 1122, zh: '应收电费', side: 'debit', perCustomer: true },
  prepayment: { code: 2203, zh: '预收电费', side: 'credit', perCustomer: true },
  outputTax: { code: 222101, zh: '应交税费（销项税额）', side: 'credit', perCustomer: false },
  funds: { code: 224101, zh: '代收政府性基金及附加', side: 'credit', perCustomer: false },
  deposit: { code: 224102, zh: '用户保证金', side: 'credit', perCustomer: true },
  unidentified: { code: 224103, zh: '待查款项', side: 'credit', perCustomer: false },
  energyIncome: { code: 600101, zh: '电度电费收入', side: 'credit', perCustomer: false },
  capacityIncome: { code: 600102, zh: '容（需）量电费收入', side: 'credit', perCustomer: false },
  powerFactorIncome: { code: 600103, zh: '功率因数调整电费收入', side: 'credit', perCustomer: false },
  lateChargeIncome: { code: 630101, zh: '违约金收入', side: 'credit', perCustomer: false },
  breachIncome: { code: 630102, zh: '违约使用电费收入', side: 'credit', perCustomer: false },
  cashDifference: { code: 1901, zh: '待处理财产损溢（长短款）', side: 'debit', perCustomer: false },
  badDebt: { code: 6702, zh: '信用减值损失', side: 'debit', perCustomer: false },
  compensation: { code: 6711, zh: '营业外支出（赔付）', side: 'debit', perCustomer: false },
} as const satisfies Readonly<Record<string, ChartLine>>;

export type LedgerAccount = keyof typeof chart;

export const allLedgerAccounts = Object.keys(chart) as readonly LedgerAccount[];

const byCode: ReadonlyMap<number, LedgerAccount> = new Map(
  allLedgerAccounts.map((account) => [chart[account].code, account]),
);

/** The account with a stored number; undefined for a number of another version. */
export function ledgerAccountOf(code: number): LedgerAccount | undefined {
  return byCode.get(code);
}
