import type { Case } from '../../platform/events/record.ts';

/** The case of a meter: its life. */
export function meterCase(orgId: number, meterId: string): Case {
  return { orgId, caseKind: 'meter', caseId: meterId };
}

/** The case of a usage point's readings, or of a whole list taken at once. */
export function readingCase(orgId: number, id: string): Case {
  return { orgId, caseKind: 'reading', caseId: id };
}

/** The case of a route with its stops and plans. */
export function routeCase(orgId: number, routeId: string): Case {
  return { orgId, caseKind: 'reading-route', caseId: routeId };
}
