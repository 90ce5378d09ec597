import type { Static } from 'typebox';
import type { StaffCard } from '#contracts/staff.ts';

/** One person with file, posts and sign-in. */
export type StaffPerson = Static<typeof StaffCard>;
