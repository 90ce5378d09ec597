import { idFrom } from '#web/lib/api/command-id.ts';

const problemsMax = 10;

/** The problems of a text, one a line; the same text again gives the same ids, so that a retry doubles nothing. */
export function problemsIn(text: string, parentId: string): { problemId: string; words: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter((line) => line !== '')
    .slice(0, problemsMax)
    .map((words, at) => ({ problemId: idFrom(parentId, { at, words }), words }));
}
