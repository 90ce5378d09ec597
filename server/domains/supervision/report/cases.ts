import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { settledCases, type SettledCase } from '../../orders/index.ts';
import { monthOf, spanOf } from './month.ts';

export interface CaseQuestion {
  readonly orgId: number;
  readonly month: string;
  readonly unitId?: string | undefined;
  readonly promise?: string | undefined;
  readonly result?: SettledCase['result'] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The orders behind a figure of the report. */
export function caseList(
  platform: Platform,
  { orgId, month, unitId, ...question }: CaseQuestion,
): Promise<{ items: SettledCase[]; next: string | null }> {
  const span = spanOf(orgId, monthOf(month), unitId);
  return reading(platform.db, [orgId], (tx) => settledCases(tx, { ...span, ...question }));
}
