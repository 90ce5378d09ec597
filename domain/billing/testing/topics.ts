/** Topic of an example to the functions that answer it; nothing here knows a single example. */
import { assert } from '#domain/kernel/assert.ts';
import { deadlineText, parseInstant } from '#domain/kernel/instant.ts';
import { clockDueCommand } from '#domain/promises/cli-case.ts';
import type { Computed, Inputs } from './example.ts';
import { agentPurchaseBill, residentialTier, residentialTimeOfUse } from './topics-energy.ts';
import {
  breachOfUse,
  changeOfUse,
  collectionKpi,
  compensation,
  lateFee,
  lineLossRate,
  meterErrorRefund,
  proration,
  readings,
  reliabilityIndices,
  theft,
  wrongWiring,
} from './topics-other.ts';
import { powerFactorAdjustment, transformerLineLoss } from './topics-power.ts';
import { twoPartCapacity, twoPartDemand } from './topics-two-part.ts';

const clockUnits: Readonly<Record<string, string>> = { hours: 'h', minutes: 'min', 'working days': 'wd' };

/** The statutory calendar of the product knows the holidays the examples list. */
function serviceClock(inputs: Inputs): Computed {
  const unit = inputs.text('unit');
  const limit = `${String(inputs.number('limit'))}${clockUnits[unit] ?? unit}`;
  const answer = clockDueCommand({ from: `${inputs.text('start')}:00+08:00`, limit });
  assert('due' in answer && answer.due !== null, 'the due time is known');
  const dueMs = parseInstant(answer.due);
  assert(typeof dueMs === 'number', 'the due time is an instant');
  const text = deadlineText(dueMs);
  return { due: unit === 'working days' ? text.slice(0, 10) : text.replace(' ', 'T') };
}

/** What answers the examples of each topic. */
export const topics: Readonly<Record<string, (inputs: Inputs) => Computed>> = {
  pf_adjust: powerFactorAdjustment,
  transformer_line_loss: transformerLineLoss,
  two_part_capacity: twoPartCapacity,
  two_part_demand: twoPartDemand,
  residential_tier: residentialTier,
  residential_tou: residentialTimeOfUse,
  agent_purchase_bill: agentPurchaseBill,
  meter_error_refund: meterErrorRefund,
  wrong_wiring_ct: wrongWiring,
  theft,
  breach_of_use: breachOfUse,
  late_fee: lateFee,
  line_loss_rate: lineLossRate,
  collection_kpi: collectionKpi,
  compensation,
  reliability: reliabilityIndices,
  readings,
  proration,
  service_clock: serviceClock,
  change_of_use: changeOfUse,
};
