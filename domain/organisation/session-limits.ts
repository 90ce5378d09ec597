import { hourMs, minuteMs } from '../kernel/instant.ts';

/** A working day with overtime; whoever comes back the next morning signs in again. */
export const absoluteMs = 12 * hourMs;

/** A lunch break or a long visit on site; a desk left for longer is closed (OWASP ASVS 3.3.2). */
export const idleMs = 2 * hourMs;

/** Between the password and the code of the second factor: time to fetch the phone from the locker. */
export const secondFactorMs = 10 * minuteMs;

/** The first administrator's link and a link to a new password: passed on by hand, maybe the next morning. */
export const oneTimeLinkMs = 24 * hourMs;

/** Browsers one person is signed in with; a further one ends the oldest. */
export const sessionsMax = 20;
