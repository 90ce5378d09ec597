/** What the data check knows of one customer; numbers in clear, so that check digits can be computed. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Likeness } from '../merge/likeness.ts';

export interface CheckedContact {
  readonly contactId: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly channel: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** Customers of the unit who gave this phone, this one included. */
  readonly phoneUsers: number;
}

export interface CheckedAccount {
  readonly accountId: string;
  readonly accountNo: string;
  readonly status: string;
  readonly openedOn: CalendarDate;
  readonly closedOn: CalendarDate | null;
  /** Usage points that were not removed. */
  readonly livePoints: number;
}

export interface CheckedLocation {
  readonly locationId: string;
  readonly address: string;
  readonly divisionCode: string | null;
  readonly stationUnitId: string | null;
}

/** Another customer that may be the same one. */
export interface Alike {
  readonly customerId: string;
  readonly name: string;
  readonly because: Likeness;
}

export interface CheckedFile {
  readonly customerId: string;
  readonly kind: string;
  readonly name: string;
  readonly document: { readonly kind: string; readonly number: string } | null;
  readonly keyGrade: string | null;
  readonly managerStaffId: string | null;
  readonly contacts: readonly CheckedContact[];
  readonly accounts: readonly CheckedAccount[];
  /** Places of points that were not removed. */
  readonly locations: readonly CheckedLocation[];
  readonly alike: readonly Alike[];
}
