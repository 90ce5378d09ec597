import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import { addressOf } from './address.ts';
import { fetchAnswer } from './print-answer.ts';

/** Asks for a file by sending a body (what is searched for does not belong into an address) and saves it. */
export async function saveAnswer<C extends RouteContract>(
  contract: C,
  body: RouteTypes<C>['body'],
  fileName: string,
): Promise<void> {
  const address = URL.createObjectURL(await fetchAnswer(addressOf(contract.path), body));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
