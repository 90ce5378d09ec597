import type { CustomerPage } from '#contracts/customers.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { changeFile } from '../change-file.ts';
import { editCustomerIn } from './edit-customer.ts';

interface Clearing {
  readonly customerId: string;
  readonly commandId: string;
  readonly revision: number;
  readonly reason: string;
}

/**
 * Takes a document off the file that was recorded wrongly, with the reason: a number nobody can vouch for is worse
 * than none. The right one is entered by the ordinary change. The event tells the number masked.
 */
export function clearDocument(
  platform: Platform,
  caller: Caller,
  { customerId, ...clearing }: Clearing,
): Promise<CustomerPage> {
  const { commandId, revision } = clearing;
  const reason = clearing.reason.trim();
  const step = { customerId, commandId, kind: 'customer.document-cleared' as const, content: clearing };
  return changeFile({ platform, caller }, step, async (work) => {
    const change = { commandId, revision, documentKind: null, documentNumber: null };
    const told = await editCustomerIn(work, change);
    if (told === null) throw new Refusal('customer.document-none');
    return { ...told, data: { ...told.data, reason } };
  });
}
