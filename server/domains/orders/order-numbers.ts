import { businessDate } from '#domain/kernel/instant.ts';
import { counterOfInstant, orderCounterMax, orderNumber } from '#domain/orders/order-number.ts';
import type { Platform } from '../../platform/platform.ts';

/** Gives out order numbers of a unit without a shared counter. */
export interface OrderNumbers {
  next(orgCode: string, now: Date): string;
}

// Units times days in use at once: today, and a few days back for requests entered later.
const daysKeptMax = 4096;

/**
 * The counter of a number follows the time of day in hundredths of a second and only grows within a process, also
 * when the clock is set back; the rare number that two processes give out at once is refused by the database and the
 * acceptance tries again.
 */
function allocator(): OrderNumbers {
  const lastOfDay = new Map<string, number>();
  return {
    next: (orgCode, now) => {
      const day = businessDate(now.getTime());
      const key = `${orgCode} ${day}`;
      const floor = (lastOfDay.get(key) ?? -1) + 1;
      const counter = Math.min(Math.max(counterOfInstant(now.getTime()), floor), orderCounterMax);
      if (lastOfDay.size >= daysKeptMax) lastOfDay.clear();
      lastOfDay.set(key, counter);
      return orderNumber({ day, unitCode: orgCode, counter });
    },
  };
}

const allocators = new WeakMap<Platform, OrderNumbers>();

/** The allocator of this process. */
export function orderNumbers(platform: Platform): OrderNumbers {
  const known = allocators.get(platform);
  if (known !== undefined) return known;
  const made = allocator();
  allocators.set(platform, made);
  return made;
}
