/** Where a supply lies and what is supplied there, as typed, and what is sent of it. */
import type { Static } from 'typebox';
import type {
  CustomerPage,
  LocationBody,
  LocationChange,
  PointChange,
  Unmasked,
  UsagePointBody,
} from '#contracts/customers.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { regions } from '#domain/organisation/org-unit.ts';
import { scaledText, storedOf } from '#web/lib/format/quantity.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { isWordOf } from '../words.ts';
import { changedNames } from './customer-draft.ts';
import type { Failures } from './failures.ts';

export type Account = CustomerPage['accounts'][number];
export type UsagePoint = Account['points'][number];
export type ServiceLocation = UsagePoint['location'];

export interface LocationDraft {
  readonly address: string;
  readonly divisionCode: string;
  readonly region: string;
  readonly stationUnitId: string;
}

export interface PointDraft {
  readonly voltage: string;
  /** As typed, in kW or kVA. */
  readonly capacity: string;
  readonly useKind: string;
  readonly transformerDistrict: string;
  readonly feeder: string;
  readonly meterNo: string;
}

export const emptyLocation: LocationDraft = {
  address: '',
  divisionCode: '',
  region: 'urban',
  stationUnitId: '',
};

export const emptyPoint: PointDraft = {
  voltage: '220V',
  capacity: '',
  useKind: 'residential',
  transformerDistrict: '',
  feeder: '',
  meterNo: '',
};

/** The place as a form; a masked address is left empty and stays as it is unless one is typed. */
export function locationDraft(location: ServiceLocation, unmasked: Unmasked | null): LocationDraft {
  const clear = unmasked?.locations?.find(({ locationId }) => locationId === location.locationId);
  return {
    address: clear?.address ?? '',
    divisionCode: location.divisionCode ?? '',
    region: location.region,
    stationUnitId: location.stationUnitId ?? '',
  };
}

type Texts = (text: string) => string;

/** What is missing of a place; an address on file need not be typed again. */
export function locationFaults(draft: LocationDraft, onFile: boolean, t: Texts): Failures {
  return draft.address.trim() === '' && !onFile ? { address: t('请填写用电地址') } : {};
}

/** What is wrong with a usage point. */
export function pointFaults(draft: PointDraft, t: Texts): Failures {
  const meterHolds = draft.meterNo.trim() === '' || /^[0-9A-Z]{6,24}$/.test(meterOf(draft));
  return {
    ...(capacityVaOf(draft) === null ? { capacity: t(capacityFault) } : {}),
    ...(meterHolds ? {} : { meterNo: t('表号为6至24位数字或字母，请核对') }),
  };
}

const capacityFault = zh('请填写大于0的容量，最多三位小数');

function capacityVaOf({ capacity }: PointDraft): number | null {
  const stored = storedOf(capacity.normalize('NFKC'), 1000);
  return stored === null || stored <= 0 ? null : stored;
}

function meterOf({ meterNo }: PointDraft): string {
  return meterNo.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

/** The fields of a new place. */
export function locationFields(draft: LocationDraft): Omit<Static<typeof LocationBody>, 'locationId'> {
  return {
    address: draft.address.trim(),
    region: isWordOf(regions, draft.region) ? draft.region : 'urban',
    ...given('divisionCode', draft.divisionCode),
    ...given('stationUnitId', draft.stationUnitId),
  };
}

/** The fields of a new usage point; null while the capacity is no number. */
export function pointFields(draft: PointDraft): Omit<Static<typeof UsagePointBody>, 'usagePointId'> | null {
  const capacityVa = capacityVaOf(draft);
  const { voltage, useKind } = draft;
  if (capacityVa === null || !isWordOf(voltages, voltage) || !isWordOf(useKinds, useKind)) return null;
  return {
    voltage,
    capacityVa,
    useKind,
    ...given('transformerDistrict', draft.transformerDistrict),
    ...given('feeder', draft.feeder),
    ...given('meterNo', meterOf(draft)),
  };
}

/** Only what the user changed; an emptied station or division is taken away. */
export function locationChanges(
  opened: LocationDraft,
  draft: LocationDraft,
): Omit<LocationChange, 'commandId' | 'revision'> {
  const changed = changedNames(opened, draft);
  const { address, ...fields } = locationFields(draft);
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => changed.has(name))),
    ...cleared(draft, changed, ['divisionCode', 'stationUnitId']),
    ...(changed.has('address') && address !== '' ? { address } : {}),
  };
}

/** The usage point as a form. */
export function pointDraft(point: UsagePoint): PointDraft {
  return {
    voltage: point.voltage,
    capacity: scaledText(point.capacityVa, 1000),
    useKind: point.useKind,
    transformerDistrict: point.transformerDistrict ?? '',
    feeder: point.feeder ?? '',
    meterNo: point.meterNo ?? '',
  };
}

/** Only what the user changed of a usage point; emptied texts are taken away. */
export function pointChanges(
  opened: PointDraft,
  draft: PointDraft,
): Omit<PointChange, 'commandId' | 'revision'> {
  const changed = changedNames(opened, draft);
  const fields = pointFields(draft);
  if (fields === null) return {};
  const name = (field: string): string => (field === 'capacityVa' ? 'capacity' : field);
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([field]) => changed.has(name(field)))),
    ...cleared(draft, changed, ['transformerDistrict', 'feeder', 'meterNo']),
  };
}

/** Nulls for the names that were emptied. */
function cleared<N extends string>(
  draft: Readonly<Record<N, string>>,
  changed: ReadonlySet<string>,
  names: readonly N[],
): Partial<Record<N, null>> {
  const empty = names.filter((name) => changed.has(name) && draft[name].trim() === '');
  return Object.fromEntries(empty.map((name) => [name, null])) as Partial<Record<N, null>>;
}

function given<N extends string>(name: N, text: string): Partial<Record<N, string>> {
  return (text.trim() === '' ? {} : { [name]: text.trim() }) as Partial<Record<N, string>>;
}
