import type { Refused } from '../kernel/refusal.ts';

const pattern = /^[a-z0-9][a-z0-9._@-]{2,63}$/;

/** The login as it is stored and compared: full-width letters and capitals are the same login. */
export function plainLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Everything that is wrong with a new login, already plain; empty when it may be used. */
export function validateLogin(login: string): readonly Refused[] {
  return pattern.test(login) ? [] : [{ refused: 'sign-in.login-malformed', field: 'login' }];
}
