import type { Static } from 'typebox';
import type { listCallbacks } from '#contracts/orders.ts';

/** One promised call as the list has it. */
export type CallbackLine = Static<(typeof listCallbacks)['response']>['items'][number];
