import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type StaffStatus = 'active' | 'suspended' | 'dismissed';

/** How the states of a person read. */
export const statusWords: Readonly<Record<StaffStatus, { readonly title: string; readonly tone: Tone }>> = {
  active: { title: zh('在岗'), tone: 'good' },
  suspended: { title: zh('暂停'), tone: 'warn' },
  dismissed: { title: zh('离职'), tone: 'calm' },
};
