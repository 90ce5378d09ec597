import type { BillHold } from '#contracts/billing.ts';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import type { HoldReason } from '#domain/billing/plausibility.ts';
import { maskName } from '#domain/customers/masking.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';

interface HoldListRow {
  readonly hold_id: string;
  readonly run_id: string;
  readonly month: string;
  readonly account_no: string;
  readonly customer_id: string;
  readonly name: string;
  readonly bill_id: string | null;
  readonly reasons: HoldReason[];
  readonly refused: (Refused & { refused: RefusalCode }) | null;
  readonly energy_wh: number | null;
  readonly total_fen: number | null;
  readonly last_energy_wh: number | null;
  readonly last_total_fen: number | null;
  readonly found_at: Date;
}

function holdView(row: HoldListRow): BillHold {
  const { refused } = row;
  return {
    holdId: row.hold_id,
    runId: row.run_id,
    month: row.month.slice(0, 7),
    accountNo: row.account_no,
    customerId: row.customer_id,
    customerName: maskName(row.name),
    billId: row.bill_id,
    reasons: row.reasons,
    refused: refused === null ? null : refusalText(refused.refused, refused.data ?? {}, 'zh').title,
    energyWh: row.energy_wh,
    totalFen: row.total_fen,
    lastEnergyWh: row.last_energy_wh,
    lastTotalFen: row.last_total_fen,
    foundAt: row.found_at.toISOString(),
  };
}

export interface HoldQuestion {
  readonly orgId: number;
  readonly runId: string | undefined;
  readonly reason: HoldReason | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** What waits for a decision, in the order in which it was found. */
export function holdList(platform: Platform, { orgId, runId, reason, cursor, limit }: HoldQuestion) {
  const [after] = readCursor(cursor, 1);
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<HoldListRow>(
      tx,
      `select h.hold_id, h.run_id, h.month, a.account_no, a.customer_id, c.name, h.bill_id, h.reasons, h.refused,
         h.energy_wh, h.total_fen, h.last_energy_wh, h.last_total_fen, h.found_at
       from bill_hold h join customer_account a on a.org_id = h.org_id and a.account_id = h.account_id
       join customer c on c.org_id = a.org_id and c.customer_id = a.customer_id
       where h.org_id = $1 and h.state = 'open' and ($2::uuid is null or h.run_id = $2)
         and ($3::text is null or $3 = any (h.reasons)) and ($4::uuid is null or h.hold_id > $4)
       order by h.hold_id limit $5`,
      [orgId, runId ?? null, reason ?? null, after ?? null, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? cursorOf([last.hold_id]) : null;
    return { items: shown.map(holdView), next };
  });
}
