/** What can happen to a file; the keys are stored in the events. */
export const fileEvents = { 'file.opened': '打开附件' } as const;
