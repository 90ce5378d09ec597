import { useState } from 'react';
import { businessDate } from '#domain/kernel/instant.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

/** The business date when the form was opened: it bounds birth dates, the server checks again. */
export function useToday(): CalendarDate {
  return useState(() => businessDate(Date.now()))[0];
}
