/** Every process definition, by kind and version. A new business is a new file and a line here. */
import type { ProcessDefinition } from '../definition.ts';
import { refuse } from '../refusals.ts';
import type { Rejected } from '../refusals.ts';
import { capacityIncrease } from './capacity-increase.ts';
import { complaint } from './complaint.ts';
import { consultation } from './consultation.ts';
import { damagedAppliance } from './damaged-appliance.ts';
import { faultReport } from './fault-report.ts';
import { highVoltageConnection } from './high-voltage-connection.ts';
import { homeVisit } from './home-visit.ts';
import { informationQuery } from './information-query.ts';
import { lowVoltageConnection } from './low-voltage-connection.ts';
import { meterFault } from './meter-fault.ts';
import { meterTest } from './meter-test.ts';
import { opinion } from './opinion.ts';
import { praise } from './praise.ts';
import { readingDispute } from './reading-dispute.ts';
import { reconnection } from './reconnection.ts';
import { report } from './report.ts';
import { residentialConnection } from './residential-connection.ts';
import { safetyGuidance } from './safety-guidance.ts';
import { suggestion } from './suggestion.ts';

/** All versions ever used; an old one stays as long as orders run on it. */
export const allDefinitions: readonly ProcessDefinition[] = [
  residentialConnection,
  lowVoltageConnection,
  highVoltageConnection,
  capacityIncrease,
  consultation,
  informationQuery,
  faultReport,
  complaint,
  report,
  suggestion,
  opinion,
  praise,
  meterFault,
  meterTest,
  readingDispute,
  damagedAppliance,
  reconnection,
  homeVisit,
  safetyGuidance,
];

const byRef = new Map(allDefinitions.map((definition) => [refKey(definition), definition]));

/** The definition of a kind and version, or a refusal. */
export function findDefinition(kind: string, version: number): ProcessDefinition | Rejected {
  return (
    byRef.get(refKey({ kind, version })) ??
    refuse('process.kind-unknown', { kind: kind.slice(0, 64), version }, 'kind')
  );
}

/** The newest version of a kind, on which new requests are accepted, or a refusal. */
export function currentDefinition(kind: string): ProcessDefinition | Rejected {
  const versions = allDefinitions.filter((definition) => definition.kind === kind);
  const newest = versions.reduce<ProcessDefinition | undefined>(
    (best, next) => (best === undefined || next.version > best.version ? next : best),
    undefined,
  );
  return newest ?? refuse('process.kind-unknown', { kind: kind.slice(0, 64), version: '最新' }, 'kind');
}

/** The newest version of every kind, in the order of the intake menu. */
export function currentDefinitions(): readonly ProcessDefinition[] {
  return allDefinitions.filter((definition) =>
    allDefinitions.every((other) => other.kind !== definition.kind || other.version <= definition.version),
  );
}

function refKey({ kind, version }: { readonly kind: string; readonly version: number }): string {
  return `${kind}@${String(version)}`;
}
