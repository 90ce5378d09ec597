import { v7 as uuid } from 'uuid';
import { inTransaction } from '../../platform/db/database.ts';
import { bySystem, record } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';

/** Records an event of a case for each instant, one transaction each. */
export async function goOn(
  platform: Platform,
  { orgId, caseId }: { readonly orgId: number; readonly caseId: string },
  instants: readonly string[],
): Promise<void> {
  for (const at of instants) {
    const happening = {
      kind: 'remarked' as const,
      at: new Date(at),
      data: { text: at },
      personal: { phone: '13800001234' },
    };
    await inTransaction(platform.db, [orgId], (tx) =>
      record({ platform, tx }, { orgId, caseKind: 'order', caseId, ...bySystem }, [happening]),
    );
  }
}

/** A case with an event at each instant; answers its id. */
export async function aCase(platform: Platform, orgId: number, instants: readonly string[]): Promise<string> {
  const caseId = uuid();
  await goOn(platform, { orgId, caseId }, instants);
  return caseId;
}
