import type { Static } from 'typebox';
import type { portalCommitments } from '#contracts/portal.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import { limitEn, limitOf, limitZh } from '#domain/promises/limit.ts';
import { regions, type PromiseDefinition } from '#domain/promises/promise.ts';
import { settingFor, type PromiseSetting } from '#domain/promises/setting.ts';
import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { promiseBook } from '../../promises/index.ts';
import { openUnit } from '../units.ts';

type Commitments = Static<(typeof portalCommitments)['response']>;
type Limits = Commitments['items'][number]['limits'];

/** Promises to the public; what desks owe each other (`DESK-…`) is no customer's business. */
function isPublic(promise: PromiseDefinition): boolean {
  return promise.limits !== null && !promise.id.startsWith('DESK');
}

/** One limit for all regions, or one for each where they differ. */
function limitsOf(promiseId: string, date: CalendarDate, settings: readonly PromiseSetting[]): Limits {
  const all = regions.map((region) => {
    const limit = limitOf(settingFor({ promiseId, region, date }, settings).limit);
    return { region, text: { zh: limitZh(limit), en: limitEn(limit) } };
  });
  const [first] = all;
  const isOne = first !== undefined && all.every(({ text }) => text.zh === first.text.zh);
  return isOne ? [{ ...first, region: null }] : all;
}

/** What the unit promises today, by its own settings where it has any (R-PROM-20). */
export async function commitments(platform: Platform, code: string): Promise<Commitments> {
  const unit = await openUnit(platform, code);
  const { settings } = await reading(platform.db, [unit.orgId], (tx) =>
    promiseBook(platform, tx, unit.orgId),
  );
  const date = businessDate(platform.now().getTime());
  return {
    items: promiseCatalogue.filter(isPublic).map(({ id, zh, en, concerns, starts, stops }) => ({
      promiseId: id,
      title: { zh, en },
      concerns,
      starts,
      stops,
      limits: limitsOf(id, date, settings),
    })),
  };
}
