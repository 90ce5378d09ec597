import { verifyDaySeals, type DayRecount, type DaySeal } from '#domain/audit/day-seal.ts';
import type { AuditFinding } from '#domain/audit/report.ts';
import { addDays, isCalendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { anchorsOf } from '../anchors.ts';
import { dayRoot } from '../day-events.ts';
import { firstEventDay, lastClosedDay, sealColumns, sealOfRow } from '../seal-days.ts';

export interface DayVerdict {
  readonly days: number;
  readonly openDays: readonly string[];
  readonly findings: readonly AuditFinding[];
}

interface SealRow {
  day: string;
  event_count: number;
  root: string;
  previous_seal: string;
  seal: string;
}

async function storedSeals(tx: Tx, orgId: number): Promise<DaySeal[]> {
  const { rows } = await runSql<SealRow>(
    tx,
    `select ${sealColumns} from day_seal where org_id = $1 order by day`,
    [orgId],
  );
  return rows.map((row) => sealOfRow(orgId, row));
}

async function recounts(
  tx: Tx,
  orgId: number,
  { seals, from }: { seals: readonly DaySeal[]; from: string | null },
): Promise<DayRecount[]> {
  const found: DayRecount[] = [];
  for (const { day } of seals) {
    if (isCalendarDate(day) && (from === null || day >= from)) found.push(await dayRoot(tx, orgId, day));
  }
  return found;
}

function daysBetween(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Seals that differ from, or are missing beside, what the data folder kept of them. */
function againstAnchors(
  orgId: number,
  seals: readonly DaySeal[],
  anchors: ReadonlyMap<string, string>,
): AuditFinding[] {
  const stored = new Map(seals.map(({ day, seal }) => [day, seal]));
  return [...anchors].flatMap(([day, seal]): AuditFinding[] => {
    const now = stored.get(day);
    return now === undefined || now === seal ? [] : [{ about: 'day', kind: 'anchor-mismatch', orgId, day }];
  });
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined ? b : b === undefined || a < b ? a : b;

/**
 * A unit's seals against one another, against the events of their days and against the anchors. A day must be sealed
 * when a later one is, or when its seal once stood in the data folder; what came after is open, not missing.
 */
export async function verifyDays(
  platform: Platform,
  tx: Tx,
  { orgId, from }: { readonly orgId: number; readonly from: string | null },
): Promise<DayVerdict> {
  const seals = await storedSeals(tx, orgId);
  const anchors = await anchorsOf(platform, orgId);
  const anchoredDays = [...anchors.keys()].toSorted();
  const firstEvent = await firstEventDay(tx, orgId);
  const firstSeal = earlier(seals[0]?.day, anchoredDays[0]);
  const firstDay = earlier(firstEvent ?? undefined, firstSeal);
  const closed = lastClosedDay(platform.now().getTime());
  if (firstDay === undefined || !isCalendarDate(firstDay)) return { days: 0, openDays: [], findings: [] };
  const lastSealed = [seals.at(-1)?.day ?? '', anchoredDays.at(-1) ?? ''].reduce((a, b) => (a > b ? a : b));
  if (!isCalendarDate(lastSealed)) return { days: 0, openDays: daysBetween(firstDay, closed), findings: [] };
  const recounted = await recounts(tx, orgId, { seals, from });
  const wrong = verifyDaySeals(platform.keys.seal, seals, {
    orgId,
    firstDay,
    lastDay: lastSealed,
    recounts: recounted,
  });
  return {
    days: recounted.length,
    openDays: daysBetween(addDays(lastSealed, 1), closed),
    findings: [
      ...wrong.map((finding) => ({ about: 'day' as const, ...finding })),
      ...againstAnchors(orgId, seals, anchors),
    ],
  };
}
