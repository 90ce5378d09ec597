import type { Static } from 'typebox';
import type { publishedMonths, PublishedMonth } from '#contracts/supervision-report.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import type { LeafOrder, PublishedLine } from '#domain/supervision/proof.ts';
import { noCases, rateOf, totalOf } from '#domain/supervision/sums.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { SettledSums } from '../../orders/index.ts';
import { unitTree } from '../../organisation/index.ts';
import { figuresOf, sumsOf } from '../report/sums.ts';
import { publicationColumns, publicationTables, type PublicationRow } from './store.ts';

/** Months the public page lists for a supply unit: two years (R-PROM-22 keeps bills as long). */
const monthsMax = 24;

export interface OrgName {
  readonly org_id: number;
  readonly code: string;
  readonly name: string;
}

/** Supply units of the installation, or the one of a code. */
export async function orgsOf(platform: Platform, code: string | null): Promise<OrgName[]> {
  const { rows } = await platform.db.pool.query<OrgName>(
    'select org_id, code, name from org where $1::text is null or code = $1 order by code limit 200',
    [code],
  );
  return rows;
}

async function newestOf(tx: Tx, orgId: number): Promise<PublicationRow[]> {
  const { rows } = await runSql<PublicationRow>(
    tx,
    `select distinct on (p.month) ${publicationColumns} from ${publicationTables}
     where p.org_id = $1 and p.status = 'published' order by p.month desc, p.version desc limit $2`,
    [orgId, monthsMax],
  );
  return rows;
}

/** Every month that is published, by supply unit, the newest first. */
export async function monthList(platform: Platform): Promise<Static<(typeof publishedMonths)['response']>> {
  const lists = await Promise.all(
    (await orgsOf(platform, null)).map(({ org_id: orgId, code, name }) =>
      reading(platform.db, [orgId], async (tx) =>
        (await newestOf(tx, orgId)).map((row) => ({
          ...{ orgCode: code, orgName: name, month: row.month, version: row.version },
          publishedAt: row.published_at?.toISOString() ?? '',
          sums: sumsOf(row),
          rate: rateOf(sumsOf(row)),
        })),
      ),
    ),
  );
  return { items: lists.flat() };
}

/** The versions of a month that were published, the newest first. */
export async function publishedVersions(tx: Tx, orgId: number, month: string): Promise<PublicationRow[]> {
  const { rows } = await runSql<PublicationRow>(
    tx,
    `select ${publicationColumns} from ${publicationTables}
     where p.org_id = $1 and p.month = $2 and p.status = 'published' order by p.version desc`,
    [orgId, month],
  );
  return rows;
}

interface LineRow extends SettledSums {
  readonly unit_id: string;
  readonly promise: string;
  readonly p90_seconds: number | null;
  readonly root: string;
  readonly leaf_order: LeafOrder;
}

/** The frozen lines of a publication, in their order. */
export async function publishedLines(tx: Tx, orgId: number, publicationId: string): Promise<PublishedLine[]> {
  const { rows } = await runSql<LineRow>(
    tx,
    `select l.unit_id, l.promise, l.cases, l.kept, l.broken, l.excused, l.finished, l.duration_seconds, l.p90_seconds,
       l.root, p.leaf_order
     from promise_publication_line l
     join promise_publication p on p.org_id = l.org_id and p.publication_id = l.publication_id
     where l.org_id = $1 and l.publication_id = $2 order by l.line`,
    [orgId, publicationId],
  );
  return rows.map((row) => ({
    ...{ unitId: row.unit_id, promise: row.promise, sums: sumsOf(row) },
    ...{ p90Seconds: row.p90_seconds, root: row.root },
    ...(row.leaf_order === 'duration' ? { leafOrder: row.leaf_order } : {}),
  }));
}

/** What a promise is called; one of a later catalogue shows its id. */
export function promiseTitle(promise: string): { zh: string; en: string } {
  const known = promiseCatalogue.find(({ id }) => id === promise);
  return known === undefined ? { zh: promise, en: promise } : { zh: known.zh, en: known.en };
}

async function recordedOn(tx: Tx, orgId: number, at: Date): Promise<PublishedMonth['recorded']> {
  const day = businessDate(at.getTime());
  const { rows } = await runSql<{ root: string; seal: string }>(
    tx,
    'select root, seal from day_seal where org_id = $1 and day = $2',
    [orgId, day],
  );
  return { day, root: rows[0]?.root ?? null, seal: rows[0]?.seal ?? null };
}

async function view(tx: Tx, org: OrgName, chosen: PublicationRow): Promise<Omit<PublishedMonth, 'versions'>> {
  const publishedAt = chosen.published_at ?? new Date(0);
  const [lines, units, recorded] = await Promise.all([
    publishedLines(tx, org.org_id, chosen.publication_id),
    unitTree(tx, org.org_id),
    recordedOn(tx, org.org_id, publishedAt),
  ]);
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const sums = lines.length === 0 ? noCases : totalOf(lines.map((line) => line.sums));
  return {
    ...{ orgCode: org.code, orgName: org.name, month: chosen.month, version: chosen.version },
    ...{ publishedAt: publishedAt.toISOString(), note: chosen.note, root: chosen.root, recorded },
    ...{ sums, rate: rateOf(sums) },
    lines: lines.map((line) => ({
      ...{ unitId: line.unitId, unitName: names.get(line.unitId) ?? '', promise: line.promise },
      ...{ title: promiseTitle(line.promise), ...figuresOf(line.sums, line.p90Seconds), root: line.root },
    })),
  };
}

/** The published figures of a month; the newest version unless another is asked for. */
export async function publishedMonth(
  platform: Platform,
  asked: { readonly orgCode: string; readonly month: string; readonly version?: string | undefined },
): Promise<PublishedMonth> {
  const [org] = await orgsOf(platform, asked.orgCode);
  if (org === undefined) throw new Refusal('not-found', { data: { what: asked.month } });
  return reading(platform.db, [org.org_id], async (tx) => {
    const versions = await publishedVersions(tx, org.org_id, asked.month);
    const chosen =
      asked.version === undefined
        ? versions[0]
        : versions.find(({ version }) => version === Number(asked.version));
    if (chosen === undefined) throw new Refusal('not-found', { data: { what: asked.month } });
    return {
      ...(await view(tx, org, chosen)),
      versions: versions.map(({ version, published_at, note }) => ({
        version,
        note,
        publishedAt: published_at?.toISOString() ?? '',
      })),
    };
  });
}
