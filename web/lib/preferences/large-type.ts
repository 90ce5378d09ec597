import { storedSwitch } from './stored-switch.ts';

/** Large type (R-HALL-12, and for tired eyes). */
const largeType = storedSwitch('wanjia.large-type', () => false);

export const setLargeType = largeType.set;

/** Whether large type is on. */
export const useLargeType = largeType.use;
