import type { Tx } from './db/database.ts';
import type { Platform } from './platform.ts';

/** A command's hands inside its transaction: the outside world, and the one transaction all its writes belong to. */
export interface Work {
  readonly platform: Platform;
  readonly tx: Tx;
}
