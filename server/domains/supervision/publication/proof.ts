import type { PromiseProofAnswer } from '#contracts/supervision-report.ts';
import { inclusionProof } from '#domain/audit/merkle.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { parseOrderNumber } from '#domain/orders/order-number.ts';
import { monthOfInstant } from '#domain/supervision/settlement.ts';
import { lineHash, proofFormatOf, sealedEvent, type CountedCase } from '#domain/supervision/proof.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { chainOf } from '../../../platform/events/read-chain.ts';
import type { Platform } from '../../../platform/platform.ts';
import { hashInDay } from '../../audit/index.ts';
import { orderNoOfToken, settledOfOrder } from '../../orders/index.ts';
import { unitTree } from '../../organisation/index.ts';
import { saltOf } from './frozen-case.ts';
import { ensureNodes, treeProof, type LineKey } from './kept-nodes.ts';
import { orgsOf, promiseTitle, publishedLines, type OrgName } from './published.ts';

type Proof = PromiseProofAnswer['proofs'][number];

interface CountedIn {
  readonly publication_id: string;
  readonly month: string;
  readonly version: number;
  readonly line: number;
  readonly leaf: number;
  readonly clock: string;
  readonly run: number;
  readonly counted: CountedCase;
}

interface Asked {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly org: OrgName;
  readonly orderId: string;
}

/** Where the cases of an order are counted: in the newest published version of each month. */
async function countedIn({ tx, org, orderId }: Omit<Asked, 'platform'>): Promise<CountedIn[]> {
  const { rows } = await runSql<CountedIn>(
    tx,
    `select c.publication_id, p.month, p.version, c.line, c.leaf, c.clock, c.run, c.counted
     from promise_publication_case c
     join promise_publication p on p.org_id = c.org_id and p.publication_id = c.publication_id
     where c.org_id = $1 and c.order_id = $2 and p.status = 'published'
       and not exists (select 1 from promise_publication n
         where n.org_id = p.org_id and n.month = p.month and n.status = 'published' and n.version > p.version)
     order by p.month, c.clock, c.run`,
    [org.org_id, orderId],
  );
  return rows;
}

const keyOf = ({ org }: Pick<Asked, 'org'>, { publication_id: publicationId, line }: CountedIn): LineKey => ({
  ...{ orgId: org.org_id, publicationId, line },
});

async function publicationEvent({ tx, org }: Asked, publicationId: string) {
  const { events } = await chainOf(tx, org.org_id, publicationId);
  const event = events.find(({ kind }) => kind === sealedEvent);
  const { personal: _, personalSalt: __, hash, ...fields } = present(event, 'the event of the publication');
  const day = businessDate(fields.atMs);
  const inDay = await hashInDay(tx, { orgId: org.org_id, day, hash });
  // Written by this domain as `SealedData`; the customer's browser checks it again.
  return { event: fields as Proof['publication']['event'], inDay: present(inDay, 'its day') };
}

async function proofOf(asked: Asked, row: CountedIn): Promise<Proof> {
  const { platform, tx, org, orderId } = asked;
  const { publication_id: publicationId, counted, clock, run } = row;
  const [lines, units] = await Promise.all([
    publishedLines(tx, org.org_id, publicationId),
    unitTree(tx, org.org_id),
  ]);
  const publication = await publicationEvent(asked, publicationId);
  const line = present(lines[row.line], 'the line of the case');
  const day = calendarDate(counted.day);
  const settled = await hashInDay(tx, { orgId: org.org_id, day, hash: counted.eventHash });
  return {
    format: proofFormatOf(line),
    org: { code: org.code, name: org.name },
    ...{ month: row.month, version: row.version },
    unitName: units.find(({ unitId }) => unitId === line.unitId)?.name ?? '',
    promiseName: promiseTitle(counted.promise).zh,
    salt: saltOf(platform, { publicationId, orderId, clock, run }),
    counted,
    tree: mutable(await treeProof(tx, keyOf(asked, row), { leaf: row.leaf, size: line.sums.cases })),
    line,
    lines: mutable(inclusionProof(lines.map(lineHash), row.line)),
    publication: { ...publication, inDay: mutable(publication.inDay) },
    settled: mutable(present(settled, 'the event of the case in its day')),
  };
}

/** The contract's arrays may be changed, the rules' may not; both are the same values. */
function mutable<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}
type Mutable<T> = T extends readonly (infer E)[]
  ? Mutable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

async function isPublished({ tx, org }: Asked, month: string): Promise<boolean> {
  const { rows } = await runSql<{ published: boolean }>(
    tx,
    `select exists (select 1 from promise_publication
       where org_id = $1 and month = $2 and status = 'published') as published`,
    [org.org_id, month],
  );
  return rows[0]?.published === true;
}

async function othersOf(asked: Asked, proven: ReadonlySet<string>): Promise<PromiseProofAnswer['others']> {
  const clocks = await settledOfOrder(asked.tx, { orgId: asked.org.org_id, orderId: asked.orderId });
  const others: PromiseProofAnswer['others'] = [];
  for (const { clock, run, promise, settled_at: at } of clocks) {
    if (proven.has(`${clock}#${run.toString()}`)) continue;
    const promiseName = promiseTitle(promise).zh;
    if (at === null) others.push({ promiseName, state: 'running', day: null });
    else {
      const published = await isPublished(asked, monthOfInstant(at.getTime()));
      const state = published ? 'left-out' : 'not-published';
      others.push({ promiseName, state, day: businessDate(at.getTime()) });
    }
  }
  return others;
}

// One answer for a token that is not ours and for an order that is not there: nothing can be tried out.
const unknown = (): Refusal => new Refusal('supervision.proof-unknown');

async function find(
  platform: Platform,
  token: string,
): Promise<{ org: OrgName; orderId: string; orderNo: string }> {
  const orderNo = orderNoOfToken(platform, token);
  if (orderNo === null) throw unknown();
  const parts = parseOrderNumber(orderNo);
  assert(!isRefused(parts), 'a token of ours carries an order number');
  const [org] = await orgsOf(platform, parts.unitCode);
  if (org === undefined) throw unknown();
  const orderId = await reading(platform.db, [org.org_id], async (tx) => {
    const { rows } = await runSql<{ order_id: string }>(
      tx,
      'select order_id from work_order where org_id = $1 and order_no = $2',
      [org.org_id, orderNo],
    );
    return rows[0]?.order_id;
  });
  if (orderId === undefined) throw unknown();
  return { org, orderId, orderNo };
}

/** Every promise of an order: the proof that it is counted, or why there is none. Only for who holds the follow link. */
export async function proveToCustomer(platform: Platform, token: string): Promise<PromiseProofAnswer> {
  const { org, orderId, orderNo } = await find(platform, token);
  const counts = await reading(platform.db, [org.org_id], (tx) => countedIn({ tx, org, orderId }));
  for (const row of counts) await ensureNodes(platform, keyOf({ org }, row), row.leaf);
  return reading(platform.db, [org.org_id], async (tx) => {
    const asked: Asked = { platform, tx, org, orderId };
    const counted = await countedIn(asked);
    const proofs: Proof[] = [];
    for (const row of counted) proofs.push(await proofOf(asked, row));
    const proven = new Set(counted.map(({ clock, run }) => `${clock}#${run.toString()}`));
    return { orderNo, proofs, others: await othersOf(asked, proven) };
  });
}
