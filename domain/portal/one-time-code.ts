/** One-time codes to a phone: who reads the code holds the phone. Stored are only keyed hashes (R-DATA-02). */
import { minuteMs } from '../kernel/instant.ts';

/** What a code opens. */
export const codePurposes = ['contact', 'follow', 'sign-in', 'reveal', 'old-phone', 'new-phone'] as const;
export type CodePurpose = (typeof codePurposes)[number];

export const codeLifeMs = 5 * minuteMs;
export const codeTriesMax = 5;
export const codeDigits = 6;

/** After a code was right: time to fill in a form, or to read about a case. */
export const passLifeMs = 30 * minuteMs;

/** Six digits of a number below a million, with its zeros. */
export function codeText(number: number): string {
  return number.toString().padStart(codeDigits, '0');
}

/** A code as it is stored. */
export interface StoredCode {
  readonly expiresAtMs: number;
  /** Tries so far, the present one included. */
  readonly tries: number;
  readonly isUsed: boolean;
}

/** Whether a stored code may still be tried; a used, an old and an over-tried one answer alike. */
export function isOpen({ expiresAtMs, tries, isUsed }: StoredCode, nowMs: number): boolean {
  return !isUsed && nowMs < expiresAtMs && tries <= codeTriesMax;
}
