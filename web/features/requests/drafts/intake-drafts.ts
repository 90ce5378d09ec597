import { dropDraft, listDrafts, readDraft, saveDraft } from '#contracts/requests.ts';
import { call } from '#web/lib/api/call.ts';
import {
  forgetDraft as forgetLocal,
  listDrafts as listLocal,
  loadDraft as loadLocal,
  saveDraft as saveLocal,
} from '#web/lib/drafts/draft-store.ts';
import type { Intake } from '../intake/intake.ts';
import { keptIntake, readIntake } from '../intake/read-intake.ts';

export interface DraftLine {
  readonly draftId: string;
  readonly title: string;
  /** ISO instant. */
  readonly savedAt: string;
}

const kind = 'intake';

/** Keeps an intake in this browser: at once, and also while the server is away. */
export async function keepHere(intake: Intake, title: string, staffId: string): Promise<void> {
  const draft = {
    id: intake.orderId,
    kind,
    title,
    content: keptIntake(intake),
    savedAtMs: Date.now(),
    staffId,
  };
  await saveLocal(draft);
}

/** Keeps an intake at the server, so that it can be gone on with at another counter. */
export async function keepThere(intake: Intake, title: string): Promise<void> {
  await call(saveDraft, {
    params: { draftId: intake.orderId },
    body: { title: title.slice(0, 100), body: keptIntake(intake) },
  });
}

/** The drafts of both places, the newest first; of two of one intake the newer counts. */
export function joined(here: readonly DraftLine[], there: readonly DraftLine[]): readonly DraftLine[] {
  const newestFirst = [...here, ...there].toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
  const seen = new Set<string>();
  return newestFirst.filter(({ draftId }) => !seen.has(draftId) && seen.add(draftId));
}

/** All drafts of a member of staff; without the server those of this browser. */
export async function allDrafts(staffId: string): Promise<readonly DraftLine[]> {
  const [here, there] = await Promise.all([
    listLocal(kind, staffId).catch(() => []),
    call(listDrafts, {}).then(
      ({ items }) => items,
      () => [],
    ),
  ]);
  const lines = here.map(({ id, title, savedAtMs }) => ({
    draftId: id,
    title,
    savedAt: new Date(savedAtMs).toISOString(),
  }));
  return joined(lines, there);
}

/** An intake out of a draft: the newer of the browser's and the server's; null when there is none any more. */
export async function openDraft(draftId: string): Promise<Intake | null> {
  const [here, there] = await Promise.all([
    loadLocal(draftId, (content) => readIntake(content, draftId)).catch(() => null),
    call(readDraft, { params: { draftId } }).catch(() => null),
  ]);
  const theirs = there === null ? null : readIntake(there.body, draftId);
  if (here === null || there === null) return here?.content ?? theirs;
  return here.savedAtMs >= Date.parse(there.savedAt) ? here.content : (theirs ?? here.content);
}

/** Sent, or thrown away: gone in both places. */
export async function forgetDraft(draftId: string): Promise<void> {
  await forgetLocal(draftId).catch(() => undefined);
  await call(dropDraft, { params: { draftId } }).catch(() => undefined);
}
