/**
 * Prices of the demo company: published tables taken over on the day it was founded, each written by one person and
 * approved by another; made-up later versions (they say so), one of them waiting for approval. Every usage point gets
 * its terms. From the seed, and done once.
 */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { present } from '#domain/kernel/assert.ts';
import type { PriceBook, Tariff } from '#domain/tariffs/price-book.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt, type Random } from '#simulator/random.ts';
import type { Caller } from '../platform/caller.ts';
import { inTransaction, reading, runSql } from '../platform/db/database.ts';
import { byStaff } from '../platform/events/record.ts';
import type { Platform } from '../platform/platform.ts';
import {
  approveBook,
  askTermsBatch,
  draftNext,
  editBook,
  runTermsBatch,
  setTermsIn,
  submitBook,
  takeOverBook,
} from '../domains/tariffs/index.ts';
import { platformInThePast } from './simulated-platform.ts';

export interface DemoUnit {
  readonly orgId: number;
  readonly scenario: Scenario;
}

function callerOf({ orgId, scenario }: DemoUnit, login: string): Caller {
  const { company } = historyOf(scenario);
  const { staffId, name, phone, post } = present(
    company.staff.find((member) => member.login === login),
    `the ${login} of the demo company`,
  );
  return {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId, name, phone, login, mustChangePassword: false, posts: [] },
    permissions: permissionsOfPosts([post]),
  };
}

const published = (id: string): PriceBook =>
  present(
    publishedBooks.find((book) => book.id === id),
    id,
  );

interface Version {
  readonly code: string;
  readonly title: string;
  readonly validFrom: string;
  readonly tariff: (tariff: Tariff) => Tariff;
}

interface Series {
  readonly first: PriceBook;
  readonly versions: readonly Version[];
  /** Submitted and left for somebody to approve. */
  readonly waiting?: Version;
}

const unchanged = (tariff: Tariff): Tariff => tariff;

/** Every price of the tiers moved by so much. */
const tiersBy =
  (priceText: string) =>
  (tariff: Tariff): Tariff => {
    if (tariff.energy.kind !== 'tiered') return tariff;
    const more = (prices: readonly number[]) => prices.map((price) => price + yuan(priceText));
    const sets = tariff.energy.sets.map((set) => ({
      ...set,
      priceNano: more(set.priceNano),
      ...(set.timeOfUse === undefined
        ? {}
        : {
            timeOfUse: {
              ...set.timeOfUse,
              priceNano: Object.fromEntries(
                Object.entries(set.timeOfUse.priceNano).map(([period, prices]) => [period, more(prices)]),
              ),
            },
          }),
    }));
    return { ...tariff, energy: { ...tariff.energy, sets } };
  };

/** Another month's price of agent purchase; what was printed for the month before is no proof of it. */
const purchaseAt =
  (priceText: string) =>
  (tariff: Tariff): Tariff => {
    if (tariff.energy.kind !== 'composite') return tariff;
    const { publishedNano: _, ...energy } = tariff.energy;
    const components = energy.components.map((each) =>
      each.kind === 'purchase' ? { ...each, priceNano: yuan(priceText) } : each,
    );
    return { ...tariff, energy: { ...energy, components } };
  };

const series: readonly Series[] = [
  {
    first: published('zhejiang-residential-2023-08'),
    versions: [
      {
        ...{ code: 'zhejiang-residential-2026-01', title: '居民生活用电价格（演示，2026年1月）' },
        ...{ validFrom: '2026-01-01', tariff: tiersBy('0.005') },
      },
    ],
    waiting: {
      ...{ code: 'zhejiang-residential-2027-01', title: '居民生活用电价格（演示，2027年1月）' },
      ...{ validFrom: '2027-01-01', tariff: tiersBy('-0.01') },
    },
  },
  {
    first: published('fujian-commercial-2024-09'),
    versions: [
      {
        ...{ code: 'fujian-commercial-2024-10', title: '工商业用电代理购电价格（演示，2024年10月起）' },
        ...{ validFrom: '2024-10-01', tariff: unchanged },
      },
      {
        ...{ code: 'fujian-commercial-2026-07', title: '工商业用电代理购电价格（演示，2026年7月起）' },
        ...{ validFrom: '2026-07-01', tariff: purchaseAt('0.4262') },
      },
    ],
  },
  {
    first: published('hunan-catalogue-old'),
    versions: [
      {
        ...{ code: 'hunan-catalogue-2023-06', title: '农业生产用电价格（演示）' },
        ...{ validFrom: '2023-06-01', tariff: unchanged },
      },
    ],
  },
];

const document = { number: null, title: '演示数据，不是公布的文件' };

interface Work {
  readonly platform: Platform;
  readonly writer: Caller;
  readonly approver: Caller;
  readonly id: () => string;
}

async function submitted({ platform, writer, id }: Work, bookId: string, revision: number): Promise<number> {
  return (await submitBook(platform, writer, { bookId, commandId: id(), revision })).revision;
}

async function approved(work: Work, bookId: string, revision: number): Promise<void> {
  const commandId = work.id();
  const change = { bookId, commandId, revision: await submitted(work, bookId, revision) };
  await approveBook(work.platform, work.approver, change);
}

/** Drafts the version that follows a book and changes its prices; answers its id, words and revision. */
async function drafted(work: Work, before: { id: string; book: PriceBook }, version: Version) {
  const { platform, writer } = work;
  const newBookId = work.id();
  const { code, title, validFrom } = version;
  const next = { bookId: before.id, newBookId, code, title, validFrom, document };
  const { revision } = await draftNext(platform, writer, next);
  const book: PriceBook = {
    ...before.book,
    ...{ id: code, title, validFrom: calendarDate(validFrom), validTo: null },
    document: { ...document, source: '演示', status: 'unverified' },
    tariffs: before.book.tariffs.map((tariff) => version.tariff(tariff)),
  };
  const saved = await editBook(platform, writer, { bookId: newBookId, commandId: work.id(), revision, book });
  return { id: newBookId, book, revision: saved.revision };
}

async function playSeries(work: Work, { first, versions, waiting }: Series): Promise<void> {
  const bookId = work.id();
  const taken = await takeOverBook(work.platform, work.writer, { bookId, published: first.id });
  await approved(work, bookId, taken.revision);
  let last = { id: bookId, book: first };
  for (const version of versions) {
    const next = await drafted(work, last, version);
    await approved(work, next.id, next.revision);
    last = next;
  }
  if (waiting === undefined) return;
  const open = await drafted(work, last, waiting);
  await submitted(work, open.id, open.revision);
}

function idsFrom(random: Random, atMs: number): () => string {
  return () => uuidAt(random, atMs);
}

/** The books, right after the founding, so that the whole history of the company has prices. */
export async function approveDemoBooks(platform: Platform, unit: DemoUnit): Promise<void> {
  const { foundedMs } = historyOf(unit.scenario);
  const past = platformInThePast(platform, foundedMs);
  const id = idsFrom(randomFrom(`${unit.scenario.seed}/tariffs`), foundedMs);
  const people = { writer: callerOf(unit, 'pricing'), approver: callerOf(unit, 'manager') };
  for (const each of series) await playSeries({ platform: past, ...people, id }, each);
}

const termsFrom = calendarDate('2025-01-01');
const reason = '建档时按用电类别和电压核定';
const low = ['220V', '380V'] as const;
const medium = ['10kV', '20kV'] as const;

const classes = [
  { useKind: 'residential', voltages: low, series: 'zhejiang-residential', tariff: 'tiered', details: {} },
  { useKind: 'commercial', voltages: low, series: 'fujian-commercial', tariff: 'single-low', details: {} },
  {
    useKind: 'commercial',
    voltages: medium,
    series: 'fujian-commercial',
    tariff: 'single-10kv',
    details: { powerFactorStandard: 85 },
  },
  { useKind: 'farm', voltages: low, series: 'hunan-catalogue', tariff: 'farm-low', details: {} },
  {
    useKind: 'large-industry',
    voltages: medium,
    series: 'fujian-commercial',
    tariff: 'two-part-10kv',
    details: { basis: 'capacity', powerFactorStandard: 90 },
  },
  {
    useKind: 'large-industry',
    voltages: ['35kV'],
    series: 'fujian-commercial',
    tariff: 'two-part-35kv',
    details: { basis: 'actual-demand', powerFactorStandard: 90 },
  },
] as const;

/** Every so many households chose peak and valley prices; some are large. */
const everyChoosing = 30;

async function choosingHomes(platform: Platform, orgId: number): Promise<string[]> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<{ usage_point_id: string }>(
      tx,
      `select usage_point_id from usage_point
       where org_id = $1 and use_kind = 'residential' and voltage = '220V' and status <> 'removed'
       order by usage_point_id`,
      [orgId],
    ),
  );
  return rows.map((row) => row.usage_point_id).filter((_, at) => at % everyChoosing === 0);
}

/** Terms of every usage point: some households by themselves, the rest class by class as a unit would begin. */
export async function setDemoTerms(platform: Platform, unit: DemoUnit): Promise<void> {
  const { orgId } = unit;
  const { endMs } = historyOf(unit.scenario);
  const past = platformInThePast(platform, endMs);
  const writer = callerOf(unit, 'pricing');
  const id = idsFrom(randomFrom(`${unit.scenario.seed}/terms`), endMs);
  const homes = await choosingHomes(platform, orgId);
  await inTransaction(platform.db, [orgId], async (tx) => {
    for (const [at, usagePointId] of homes.entries()) {
      const details = at % 4 === 0 ? { persons: 5 } : at % 9 === 0 ? { isNeedy: true } : {};
      const terms = { series: 'zhejiang-residential', tariff: 'tiered', isTimeOfUse: at % 2 === 0, details };
      const asked = { termsId: id(), usagePointId, validFrom: termsFrom, terms, orderId: null, reason };
      await setTermsIn({ platform: past, tx, orgId, origin: byStaff(writer) }, asked);
    }
  });
  for (const { useKind, voltages, ...terms } of classes) {
    const selection = { useKind, voltages: [...voltages], onlyWithout: true };
    const batchId = id();
    const body = { batchId, selection, validFrom: termsFrom, isTimeOfUse: false, ...terms, reason };
    if (await isAsked(past, writer, body)) await runTermsBatch(past, { orgId, batchId });
  }
}

/** False where the unit has no point of the class. */
async function isAsked(
  platform: Platform,
  writer: Caller,
  body: Parameters<typeof askTermsBatch>[2],
): Promise<boolean> {
  return askTermsBatch(platform, writer, body).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'tariffs.batch-empty') return false;
      throw error;
    },
  );
}
