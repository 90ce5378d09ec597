/**
 * Files as an old system hands them over: a wrong digit, a missing paper, a phone that was never one. The check of the
 * customers' data has one of every kind to show (R-SYS-01). All of them are invented and marked like the others.
 */
import type { NewCustomerBody } from '#contracts/customers.ts';
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import { bySystem } from '../platform/events/record.ts';
import { customerAt } from '#simulator/customers.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { inTransaction, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import { insertCustomers } from '../domains/customers/index.ts';
import { platformInThePast } from './simulated-platform.ts';

type Flaw = (body: NewCustomerBody) => NewCustomerBody;

const withContact =
  (change: Partial<NewCustomerBody['contacts'][number]>): Flaw =>
  (body) => ({ ...body, contacts: body.contacts.map((contact) => ({ ...contact, ...change })) });

const withAccount =
  (change: Partial<NewCustomerBody['accounts'][number]>): Flaw =>
  (body) => ({ ...body, accounts: body.accounts.map((account) => ({ ...account, ...change })) });

function withPlace(change: {
  readonly address?: string;
  readonly noDivision?: true;
  readonly noStation?: true;
}): Flaw {
  return (body) => ({
    ...body,
    accounts: body.accounts.map(({ location, ...account }) => {
      const { divisionCode, stationUnitId, ...place } = location;
      return {
        ...account,
        location: {
          ...place,
          ...(change.address === undefined ? {} : { address: change.address }),
          ...(change.noDivision === true || divisionCode === undefined ? {} : { divisionCode }),
          ...(change.noStation === true || stationUnitId === undefined ? {} : { stationUnitId }),
        },
      };
    }),
  });
}

const withoutDocument: Flaw = ({ documentKind: _kind, documentNumber: _number, ...body }) => body;

/** An identity number of the province that does not exist, born in a year. */
function bornIn(year: number): Flaw {
  const digits = `999999${String(year)}0312003`;
  return (body) => ({ ...body, documentNumber: digits + identityCheckCharacter(digits) });
}

/** The last digit typed wrong. */
const misread: Flaw = (body) => {
  const number = body.documentNumber ?? '';
  return { ...body, documentNumber: number.slice(0, -1) + (number.endsWith('1') ? '2' : '1') };
};

/** What is wrong with each file; most are homes. */
export const flaws: readonly Flaw[] = [
  ...[withoutDocument, withoutDocument, withoutDocument, misread, misread, bornIn(1903), bornIn(2019)],
  ...[withContact({ phone: '1380000' }), withContact({ phone: '87654330', channel: 'phone' })],
  ...[withContact({ phone: '13800000000' }), withContact({ channel: 'email' })],
  (body) => ({ ...body, contacts: [] }),
  (body) => ({ ...body, name: '户主不详' }),
  (body) => ({ ...body, keyGrade: 'first' }),
  withAccount({ openedOn: '1900-01-01' }),
  withAccount({ points: [] }),
  (body) => ({ ...body, accounts: [] }),
  ...[
    withPlace({ address: '云陵市云泽县' }),
    withPlace({ noDivision: true }),
    withPlace({ noDivision: true }),
  ],
  withPlace({ noDivision: true, noStation: true }),
];

/** Serials far behind those of the company's customers; they only make names, papers and meters their own. */
const firstSerial = 300_001;

/** The files, the same for the same seed; account numbers are taken from the unit when they are stored. */
export function flawedFiles(scenario: Scenario): readonly NewCustomerBody[] {
  const { company, foundedMs } = historyOf(scenario);
  const homes: NewCustomerBody[] = [];
  for (let serial = firstSerial; homes.length < flaws.length; serial += 1) {
    const { use, body } = customerAt(company, scenario.seed, { serial, sinceMs: foundedMs });
    if (use === 'home') homes.push(body);
  }
  return homes.map((body, at) => {
    const { accounts, ...rest } = flaws[at]?.(body) ?? body;
    return { ...rest, accounts: accounts.map(({ accountNo: _, ...account }) => account) };
  });
}

/** Stores them once. */
export async function storeFlawedFiles(
  platform: Platform,
  { orgId, scenario }: { readonly orgId: number; readonly scenario: Scenario },
): Promise<void> {
  const { company, foundedMs } = historyOf(scenario);
  const past = platformInThePast(platform, foundedMs);
  const files = flawedFiles(scenario);
  await inTransaction(past.db, [orgId], async (tx) => {
    const { rows } = await runSql(tx, 'select 1 from customer where org_id = $1 and customer_id = $2', [
      orgId,
      files[0]?.customerId,
    ]);
    if (rows.length > 0) return;
    const customers = files.map((body) => ({ body, createdAt: new Date(foundedMs), demo: true }));
    await insertCustomers(past, tx, { actor: { orgId, orgCode: company.code, origin: bySystem }, customers });
  });
}
