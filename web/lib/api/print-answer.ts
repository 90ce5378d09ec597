import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import { currentLanguage } from '../i18n/language.ts';
import { addressOf } from './address.ts';
import { NetworkFailure, problemOf } from './problem.ts';

/** How long a printed paper is kept in the page for the window that shows it. */
const keptMs = 60_000;

/** Asks for a paper by sending a body (a form not stored yet) and shows it in a window of its own, ready to print. */
export async function printAnswer<C extends RouteContract>(
  contract: C,
  body: RouteTypes<C>['body'],
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Opened within the press: a window opened later is blocked.
  const shown = window.open('', '_blank');
  try {
    const paper = await fetchAnswer(addressOf(contract.path, params), body);
    const address = URL.createObjectURL(paper);
    if (shown === null) window.location.assign(address);
    else shown.location.replace(address);
    setTimeout(() => URL.revokeObjectURL(address), keptMs);
  } catch (error) {
    shown?.close();
    throw error;
  }
}

/** What a route answers that sends no JSON. */
export async function fetchAnswer(address: string, body: unknown): Promise<Blob> {
  const headers = { 'content-type': 'application/json', 'accept-language': currentLanguage() };
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers,
      credentials: 'same-origin',
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw new NetworkFailure('the paper was not fetched', { cause: error });
  }
  if (response.ok) return response.blob();
  throw problemOf(response.status, await response.json().catch(() => null));
}
