import type { Platform } from '../../platform/platform.ts';

/** Letters of a token: no capitals, so that it survives being typed from a phone's screen. */
const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
/** 20 letters of 36 are 103 bits: out of reach of guessing. */
const tokenLetters = 20;
/** Bytes from here on would make some letters likelier than others. */
const fairBelow = 252;

/** A new token; the unit stands in front, so that it is looked up without looking into other units. */
export function newSurveyToken(orgId: number, randomBytes: (size: number) => Uint8Array): string {
  let text = '';
  while (text.length < tokenLetters) {
    for (const byte of randomBytes(tokenLetters)) {
      if (byte < fairBelow && text.length < tokenLetters) text += letters.charAt(byte % letters.length);
    }
  }
  return `${orgId.toString(36)}-${text}`;
}

/** The unit a token speaks of, or null when it is none of ours. */
export function orgOfToken(platform: Platform, token: string): number | null {
  const match = /^([0-9a-z]{1,6})-[0-9a-z]{20}$/.exec(token);
  const orgId = match?.[1] === undefined ? Number.NaN : Number.parseInt(match[1], 36);
  return platform.db.orgIds().includes(orgId) ? orgId : null;
}

/** What is kept of a token; the token itself is known to the customer alone. */
export function tokenHash(platform: Platform, token: string): string {
  return platform.keys.digest('visit-survey', token);
}

/** The address in the message. */
export function surveyLink(platform: Platform, token: string): string {
  return `${platform.config.publicUrl}/portal/survey/${token}`;
}
