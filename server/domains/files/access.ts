import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

/** Whether a caller may see the papers of a case; the domain of the case knows. */
export type CaseGate = (tx: Tx, about: { caseId: string; caller: Caller }) => Promise<boolean>;

const gates = new WeakMap<Platform, Map<string, CaseGate>>();

/** A higher domain says who may see the papers of its cases. Without a gate the papers of a kind stay closed. */
export function guardFiles(platform: Platform, caseKind: string, gate: CaseGate): void {
  const known = gates.get(platform) ?? new Map<string, CaseGate>();
  known.set(caseKind, gate);
  gates.set(platform, known);
}

/** Asks the gate of the case; an attachment that belongs to no case yet is its uploader's own. */
export async function mayRead(
  platform: Platform,
  tx: Tx,
  about: { caseKind: string | null; caseId: string | null; addedBy: string | null; caller: Caller },
): Promise<boolean> {
  const { caseKind, caseId, addedBy, caller } = about;
  if (caseKind === null || caseId === null) return addedBy === caller.staffId;
  const gate = gates.get(platform)?.get(caseKind);
  return gate !== undefined && (await gate(tx, { caseId, caller }));
}
