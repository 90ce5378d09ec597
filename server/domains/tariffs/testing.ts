import { v7 as uuid } from 'uuid';
import type { Caller } from '../../platform/caller.ts';
import type { Platform } from '../../platform/platform.ts';
import { callerIn } from '../customers/testing.ts';
import type { Company } from '../organisation/testing.ts';
import { approveBook, submitBook } from './books/decide-book.ts';
import { takeOverBook } from './books/take-over-book.ts';

/** Who writes prices and who approves them in the small company. */
export function pricePeople(company: Company): { writer: Caller; approver: Caller } {
  return { writer: callerIn(company, 'pricing'), approver: callerIn(company, 'manager') };
}

/** A published table in force: taken over by one, approved by another; answers its id. */
export async function anApprovedBook(
  platform: Platform,
  company: Company,
  published: string,
): Promise<string> {
  const { writer, approver } = pricePeople(company);
  const bookId = uuid();
  const taken = await takeOverBook(platform, writer, { bookId, published });
  const submitted = await submitBook(platform, writer, {
    bookId,
    commandId: uuid(),
    revision: taken.revision,
  });
  await approveBook(platform, approver, { bookId, commandId: uuid(), revision: submitted.revision });
  return bookId;
}
