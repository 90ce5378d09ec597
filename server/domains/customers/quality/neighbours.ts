/** Who else gave the same phone, lives at the same address or shows the same paper: one question to one table each. */
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** Of those that share a phone or an address so many are looked at, or a tower block would cost its square. */
const lookedAtMax = 30;
/** Uses of a phone are counted up to here; beyond it is "very many". */
const usersMax = 200;

/** Values, each with the customers that have it. */
export type Users = ReadonlyMap<string, readonly string[]>;

function gathered(rows: readonly { value: string; id: string }[]): Users {
  const found = new Map<string, string[]>();
  for (const { value, id } of rows) {
    const ids = found.get(value) ?? [];
    if (!ids.includes(id)) ids.push(id);
    found.set(value, ids);
  }
  return found;
}

/** Customers by each of the phones. */
export async function usersOfPhones(tx: Tx, orgId: number, phones: readonly string[]): Promise<Users> {
  const { rows } = await runSql<{ value: string; id: string }>(
    tx,
    `select w.phone as value, u.customer_id as id from unnest($2::text[]) as w(phone)
     cross join lateral (select customer_id from contact where org_id = $1 and phone = w.phone limit ${usersMax.toString()}) u`,
    [orgId, phones],
  );
  return gathered(rows);
}

/** Living customers by each of the document digests. */
export async function usersOfDocuments(tx: Tx, orgId: number, digests: readonly string[]): Promise<Users> {
  const { rows } = await runSql<{ value: string; id: string }>(
    tx,
    `select document_digest as value, customer_id as id from customer
     where org_id = $1 and document_digest = any ($2::text[]) and status <> 'merged'`,
    [orgId, digests],
  );
  return gathered(rows);
}

async function pairs(tx: Tx, sql: string, values: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await runSql<{ key: string; value: string }>(tx, sql, values);
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** Customers by each of the addresses, letter for letter. */
export async function usersOfAddresses(tx: Tx, orgId: number, addresses: readonly string[]): Promise<Users> {
  const { rows: places } = await runSql<{ address: string; location_id: string }>(
    tx,
    `select w.address, k.location_id from unnest($2::text[]) as w(address)
     cross join lateral (select location_id from service_location where org_id = $1 and address = w.address
       limit ${lookedAtMax.toString()}) k`,
    [orgId, addresses],
  );
  const locations = places.map(({ location_id }) => location_id);
  const { rows: points } = await runSql<{ location_id: string; account_id: string }>(
    tx,
    'select location_id, account_id from usage_point where org_id = $1 and location_id = any ($2::uuid[])',
    [orgId, locations],
  );
  const holders = await pairs(
    tx,
    'select account_id as key, customer_id as value from customer_account where org_id = $1 and account_id = any ($2::uuid[])',
    [orgId, points.map(({ account_id }) => account_id)],
  );
  const addressOf = new Map(places.map(({ address, location_id }) => [location_id, address]));
  return gathered(
    points.flatMap(({ location_id, account_id }) => {
      const [value, id] = [addressOf.get(location_id), holders.get(account_id)];
      return value === undefined || id === undefined ? [] : [{ value, id }];
    }),
  );
}

/** Pairs of which somebody found that they are two customers, `one/other` both ways round. */
export async function pairsToldApart(
  tx: Tx,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await runSql<{ first_id: string; second_id: string }>(
    tx,
    `select first_id, second_id from told_apart where org_id = $1 and first_id = any ($2::uuid[])
     union select first_id, second_id from told_apart where org_id = $1 and second_id = any ($2::uuid[])`,
    [orgId, ids],
  );
  return new Set(
    rows.flatMap(({ first_id: one, second_id: other }) => [`${one}/${other}`, `${other}/${one}`]),
  );
}

/** Names of living customers by id. */
export function livingNames(
  tx: Tx,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return pairs(
    tx,
    `select customer_id as key, name as value from customer
     where org_id = $1 and customer_id = any ($2::uuid[]) and status <> 'merged'`,
    [orgId, ids],
  );
}
