import { staffContracts } from '#contracts/staff.ts';
import { call } from '#web/lib/api/call.ts';
import type { SearchHit } from '#web/lib/feature/feature.ts';

/** Colleagues for the search field of the header. */
export async function findStaff(words: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { items } = await call(
    staffContracts.staffList,
    { query: { search: words.slice(0, 40), limit: '20' } },
    { signal },
  );
  return items.map((person) => ({
    id: person.staffId,
    title: person.name,
    detail: person.posts.map(({ title, unitName }) => `${unitName} ${title}`).join('、'),
    to: `/staff/${person.staffId}`,
  }));
}
