import { Refusal } from '#domain/kernel/refusal.ts';
import type { Tx } from '../db/database.ts';

/** A command as its event remembers it. */
export interface CommandKey {
  readonly orgId: number;
  readonly caseId: string;
  readonly commandId: string;
  /** The kind of event the command writes first. */
  readonly kind: string;
}

/**
 * What an earlier arrival of the same command recorded, or null when this is the first. To be asked after the lock
 * on the case, so that twins at the same instant find each other. Refuses an id used for another command.
 */
export async function earlierData(
  tx: Tx,
  key: CommandKey,
): Promise<Readonly<Record<string, unknown>> | null> {
  const row = await tx
    .selectFrom('event')
    .select(['kind', 'data'])
    .where('org_id', '=', key.orgId)
    .where('case_id', '=', key.caseId)
    .where('command_id', '=', key.commandId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.kind !== key.kind) throw new Refusal('conflict.id-reused', { field: 'commandId' });
  return row.data as Readonly<Record<string, unknown>>;
}
