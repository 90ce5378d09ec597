/** What each rule of the check list looks for. Pure: the same file and day give the same findings. */
import { addDays, calendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { contactErrors } from '../contact.ts';
import { documentErrors, isCustomerKind, nameErrors } from '../customer.ts';
import { parseIdentityNumber } from '../identity-number.ts';
import { phoneProblem, seemsMadeUp } from './phone-doubts.ts';
import type { CheckedAccount, CheckedContact, CheckedFile, CheckedLocation } from './checked-file.ts';
import { phoneUsersMax, type QualityRuleCode } from './rules.ts';

/** One thing that is wrong with a file. */
export interface Finding {
  readonly rule: QualityRuleCode;
  /** Id of what it is about within the file, or of the other customer; empty: the customer itself. */
  readonly subject: string;
  /** The wrong value in clear, for a digest: what was let pass comes back when the value is another one. */
  readonly value: string;
  /** Shown as it is: never personal data. */
  readonly detail: Readonly<Record<string, string | number>>;
}

type Check = (file: CheckedFile, today: CalendarDate) => readonly Finding[];

function found(rule: QualityRuleCode, about: Partial<Omit<Finding, 'rule'>> = {}): Finding {
  return { rule, subject: about.subject ?? '', value: about.value ?? '', detail: about.detail ?? {} };
}

const document: Check = (file, today) => {
  if (file.document === null) return [found('document-missing')];
  const { kind, number } = file.document;
  if (!isCustomerKind(file.kind)) return [];
  return documentErrors({ documentKind: kind, documentNumber: number }, file.kind, today).map((refused) =>
    refused.field === 'documentKind'
      ? found('document-unsuitable', { value: `${file.kind}/${kind}`, detail: { documentKind: kind } })
      : found('document-wrong', { value: number, detail: { refused: refused.refused } }),
  );
};

const ageMaxDays = 120 * 366;
const ageMinDays = 14 * 365;

const birth: Check = ({ document: paper }, today) => {
  if (paper?.kind !== 'identity-card') return [];
  const identity = parseIdentityNumber(paper.number, today);
  if (isRefused(identity)) return [];
  const { birthDate } = identity;
  const isOdd = birthDate < addDays(today, -ageMaxDays) || birthDate > addDays(today, -ageMinDays);
  return isOdd
    ? [found('birth-impossible', { value: paper.number, detail: { year: birthDate.slice(0, 4) } })]
    : [];
};

const standIns = /不详|未知|测试|无名|^\?+$|^某|XX/i;

const name: Check = (file) => {
  if (!isCustomerKind(file.kind)) return [];
  const isWrong = nameErrors(file.name, file.kind).length > 0 || standIns.test(file.name);
  return isWrong ? [found('name-wrong', { value: file.name })] : [];
};

function phonesOf(contact: CheckedContact): readonly Finding[] {
  const { contactId: subject, phone, phoneUsers } = contact;
  if (phone === null) return [];
  const problem = phoneProblem(phone);
  if (problem !== null)
    return [found('phone-wrong', { subject, value: phone, detail: { refused: problem } })];
  return [
    ...(seemsMadeUp(phone) ? [found('phone-made-up', { subject, value: phone })] : []),
    ...(phoneUsers > phoneUsersMax
      ? [found('phone-shared', { subject, value: phone, detail: { users: phoneUsers } })]
      : []),
  ];
}

const phones: Check = ({ contacts }) =>
  contacts.some(({ phone }) => phone !== null) ? contacts.flatMap(phonesOf) : [found('phone-missing')];

function given(contact: CheckedContact) {
  const { phone, email, address, ...rest } = contact;
  return { ...rest, phone: phone ?? '', email: email ?? '', address: address ?? '' };
}

const channels: Check = ({ contacts }) =>
  contacts.flatMap((contact) => {
    const [refused] = contactErrors([given(contact)]).filter(
      ({ field }) => field?.endsWith('.channel') === true,
    );
    if (refused === undefined) return [];
    const { contactId: subject, channel } = contact;
    return [found('contact-unreachable', { subject, value: channel, detail: { refused: refused.refused } })];
  });

const founding = calendarDate('1949-10-01');

function accountFindings(account: CheckedAccount, today: CalendarDate): readonly Finding[] {
  const { accountId: subject, accountNo, openedOn, closedOn, status, livePoints } = account;
  const detail = { accountNo };
  const isOdd = openedOn < founding || openedOn > today || (closedOn !== null && closedOn > today);
  return [
    ...(status !== 'closed' && livePoints === 0 ? [found('account-without-point', { subject, detail })] : []),
    ...(isOdd
      ? [found('account-date-impossible', { subject, value: `${openedOn}/${closedOn ?? ''}`, detail })]
      : []),
  ];
}

const accounts: Check = (file, today) =>
  file.accounts.length === 0
    ? [found('account-missing')]
    : file.accounts.flatMap((account) => accountFindings(account, today));

/** Something must lead to a door: a road, a number, a village, an estate. */
const leadsToADoor = /\d|[〇一二三四五六七八九十百]+[号组队]|[路街巷弄村组号屯苑园]/;
const addressLengthMin = 5;

function locationFindings(location: CheckedLocation): readonly Finding[] {
  const { locationId: subject, address, divisionCode, stationUnitId } = location;
  const isShort = [...address].length < addressLengthMin || !leadsToADoor.test(address);
  return [
    ...(isShort ? [found('address-incomplete', { subject, value: address })] : []),
    ...(divisionCode === null ? [found('division-missing', { subject })] : []),
    ...(stationUnitId === null ? [found('station-missing', { subject })] : []),
  ];
}

const locations: Check = (file) => file.locations.flatMap(locationFindings);

const manager: Check = ({ keyGrade, managerStaffId }) =>
  keyGrade !== null && managerStaffId === null
    ? [found('manager-missing', { value: keyGrade, detail: { keyGrade } })]
    : [];

const duplicates: Check = ({ alike }) =>
  alike.map(({ customerId, because }) =>
    found('duplicate-suspected', { subject: customerId, value: because, detail: { because } }),
  );

const checks: readonly Check[] = [
  ...[document, birth, name, phones, channels],
  ...[accounts, locations, manager, duplicates],
];

/** Everything that is wrong with a file on a day, each rule and subject once. */
export function findingsOf(file: CheckedFile, today: CalendarDate): readonly Finding[] {
  return checks.flatMap((check) => check(file, today));
}
