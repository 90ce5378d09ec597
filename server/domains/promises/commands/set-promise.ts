import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { checkSetting, type UncheckedSetting } from '#domain/promises/setting.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readSettings } from '../book.ts';
import { changeSettings } from '../change.ts';
import { promiseView, type PromiseItem } from '../queries/catalogue.ts';

/** A new setting with its id, made by the client, and why it is made. */
export interface NewSetting extends UncheckedSetting {
  readonly settingId: string;
  readonly reason: string;
}

/**
 * Adds a version of a promise for a region from a date on. Clocks that run keep the version they began under (S4).
 * Answers the promise with what holds today.
 */
export async function setPromise(
  platform: Platform,
  caller: Caller,
  { settingId, reason, ...input }: NewSetting,
): Promise<PromiseItem> {
  const { orgId, staffId } = caller;
  const today = businessDate(platform.now().getTime());
  await changeSettings({ platform, caller }, { commandId: settingId, kind: 'promise.set' }, async (tx) => {
    const setting = checkSetting(input, await readSettings(tx, orgId), today);
    if (isRefused(setting)) throw Refusal.from(setting);
    await tx
      .insertInto('promise_setting')
      .values({
        org_id: orgId,
        setting_id: settingId,
        promise: setting.promiseId,
        region: setting.region,
        valid_from: setting.validFrom,
        limit_text: setting.limit,
        warn_percent: setting.warnPercent,
        measure: setting.measure,
        levels: JSON.stringify(setting.levels ?? []),
        reason,
        changed_by: staffId,
        changed_at: platform.now(),
      })
      .execute();
    return { ...setting, reason };
  });
  return promiseView(platform, orgId, input.promiseId);
}
