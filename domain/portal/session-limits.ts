import { hourMs, minuteMs } from '../kernel/instant.ts';

/** A customer's session is shorter than a clerk's: phones are lent, and machines in the hall are everybody's. */
export const customerSessionMs = 12 * hourMs;
export const customerIdleMs = 30 * minuteMs;
/** Browsers a customer is signed in with; a further one ends the oldest. */
export const customerSessionsMax = 10;
