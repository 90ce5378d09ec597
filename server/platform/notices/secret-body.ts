import type { Keys } from '../keys.ts';

const mark = 'sealed:';

/** The body of a notice that carries a one-time code, as it is stored: whoever reads the outbox reads nothing. */
export function sealedBody(keys: Pick<Keys, 'encrypt'>, body: string): string {
  return `${mark}${keys.encrypt(body)}`;
}

export function isSealed(body: string): boolean {
  return body.startsWith(mark);
}

/** The text to send; a body that was not sealed is the text itself. */
export function openedBody(keys: Pick<Keys, 'decrypt'>, body: string): string {
  return isSealed(body) ? keys.decrypt(body.slice(mark.length)) : body;
}
