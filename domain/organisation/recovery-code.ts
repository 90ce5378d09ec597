/** Codes that stand in for the second factor when the phone is lost; each is good once. */

/** Without 0 and o, 1, i and l: they are copied from paper by hand. */
export const recoveryAlphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** 31 to the power of 10 are 49 bits: with the lock-out beyond guessing. */
export const recoveryLength = 10;

/** How many are made at once. */
export const recoveryCount = 10;

/** What may be typed: in capitals, with or without the hyphen in the middle. */
export const recoveryPattern = '[2-9A-HJKMNP-Za-hjkmnp-z]{5}-?[2-9A-HJKMNP-Za-hjkmnp-z]{5}';

const whole = new RegExp(`^${recoveryPattern}$`);

/** Whether it is a recovery code rather than the six digits of the authenticator. */
export function isRecoveryCode(typed: string): boolean {
  return whole.test(typed);
}

/** The code as it is hashed: in lower case, without the hyphen. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll('-', '');
}

/** The code as it is read and written down: two halves of five. */
export function recoveryCodeText(plain: string): string {
  const half = recoveryLength / 2;
  return `${plain.slice(0, half)}-${plain.slice(half)}`;
}
