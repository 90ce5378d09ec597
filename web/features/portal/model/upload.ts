import { currentLanguage } from '#web/lib/i18n/language.ts';
import { NetworkFailure, problemOf } from '#web/lib/api/problem.ts';

/** Sends a paper for a request that is being written; the id is ours, so that a repeat stores it once. */
export async function sendPaper(
  file: File,
  words: { unit: string; orderId: string; attachmentId: string; label: string },
): Promise<void> {
  const form = new FormData();
  for (const [name, word] of Object.entries(words)) form.append(name, word);
  form.append('file', file);
  const response = await fetch('/api/portal/files', {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
    headers: { 'accept-language': currentLanguage() },
  }).catch((cause: unknown) => {
    throw new NetworkFailure('the file was not sent', { cause });
  });
  if (response.ok) return;
  const body: unknown = await response.json().catch(() => null);
  throw problemOf(response.status, body);
}
