/** Metering: meters, what they show, and what was used (R-SYS-08, R-PROM-08). The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { meteringJobs } from './jobs.ts';
import { meteringRoutes } from './routes.ts';

export { correctReading } from './commands/correct-reading.ts';
export { decideException } from './commands/decide-exception.ts';
export { installMeter, removeMeter, replaceMeter } from './commands/hang-meter.ts';
export { countMetering, loadMetering, type HangingMeter } from './commands/load-metering.ts';
export { makePlans, watchPlans } from './commands/make-plans.ts';
export { saveRoute, setStops } from './commands/reading-routes.ts';
export { registerMeters } from './commands/meters.ts';
export { enterReadings, takeReading } from './commands/take-reading.ts';
export { meteredUse, type MeteredUse, type UseQuestion } from './queries/metered-use.ts';
export { takeReadings, type ReadingList } from './readings/take-readings.ts';
export type { NewReading } from './readings/judge.ts';

export const metering: Domain = { name: 'metering', routes: meteringRoutes, jobs: meteringJobs };
