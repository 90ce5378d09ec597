import { useSyncExternalStore } from 'react';
import { isReached, onConnectionChange } from './connection.ts';

/** True while the server answers; the header tells when it does not. */
export function useConnection(): boolean {
  return useSyncExternalStore(onConnectionChange, isReached, () => true);
}
