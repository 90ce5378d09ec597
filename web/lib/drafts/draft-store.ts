import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/** What was typed and not yet sent, kept in this browser until it is (design idea 6: nothing typed is lost). */
export interface Draft<T> {
  /** Client-made; the same as the id of what it becomes, so that sending twice makes one. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly content: T;
  readonly savedAtMs: number;
  /** Staff who typed it; drafts of others on a shared machine are not shown. */
  readonly staffId: string;
}

let store: UseStore | null = null;

function drafts(): UseStore {
  store ??= createStore('wanjia-drafts', 'drafts');
  return store;
}

/** Keeps a draft, in place of its earlier state. */
export async function saveDraft(draft: Draft<unknown>): Promise<void> {
  await set(draft.id, draft, drafts());
}

/** The draft, or null; `read` checks that the content is still of today's shape. */
export async function loadDraft<T>(
  id: string,
  read: (content: unknown) => T | null,
): Promise<Draft<T> | null> {
  const draft = await get<Draft<unknown>>(id, drafts());
  if (draft === undefined) return null;
  const content = read(draft.content);
  return content === null ? null : { ...draft, content };
}

/** Sent or thrown away. */
export async function forgetDraft(id: string): Promise<void> {
  await del(id, drafts());
}

/** The drafts of a member of staff, newest first. */
export async function listDrafts(kind: string, staffId: string): Promise<readonly Draft<unknown>[]> {
  const all = (await entries<string, Draft<unknown>>(drafts())).map(([, draft]) => draft);
  return all
    .filter((draft) => draft.kind === kind && draft.staffId === staffId)
    .sort((a, b) => b.savedAtMs - a.savedAtMs);
}
