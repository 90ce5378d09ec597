/** Customers of the company: who has an account where, at which voltage and capacity. Made in batches, on demand. */
import type { NewCustomerBody } from '#contracts/customers.ts';
import { accountNumber } from '#domain/customers/account-number.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { placeIn, type Place } from './addresses.ts';
import { stationOf, type Company } from './company.ts';
import { creditCode, firmName, identityNumber, mobile, personName, type Trade } from './people.ts';
import { randomFrom, uuidAt, type Random } from './random.ts';

/** What a case needs to know of the customer it is about. */
export interface SimulatedCustomer {
  readonly body: NewCustomerBody;
  readonly customerId: string;
  readonly accountNo: string;
  readonly name: string;
  readonly contactName: string;
  readonly phone: string;
  readonly place: Place;
  readonly use: Use;
  readonly capacityVa: number;
}

export type Use = 'home' | 'shop' | 'farm' | 'works' | 'industry' | 'body';

/** Classes of a county's accounts, with their share, their supply and the capacities usual in them, in kVA. */
export const classes: Readonly<
  Record<
    Use,
    {
      share: number;
      useKind: UseKind;
      voltages: Partial<Record<Voltage, number>>;
      kva: readonly number[];
      trade: Trade | null;
    }
  >
> = {
  home: {
    share: 0.895,
    useKind: 'residential',
    voltages: { '220V': 0.96, '380V': 0.04 },
    kva: [4, 6, 8, 8, 10, 12],
    trade: null,
  },
  shop: {
    share: 0.06,
    useKind: 'commercial',
    voltages: { '220V': 0.45, '380V': 0.55 },
    kva: [6, 10, 15, 25, 40],
    trade: 'shop',
  },
  farm: { share: 0.026, useKind: 'farm', voltages: { '380V': 1 }, kva: [15, 30, 50, 80], trade: 'farm' },
  works: {
    share: 0.011,
    useKind: 'commercial',
    voltages: { '380V': 0.7, '10kV': 0.3 },
    kva: [80, 100, 125, 160, 200],
    trade: 'firm',
  },
  industry: {
    share: 0.003,
    useKind: 'large-industry',
    voltages: { '10kV': 0.96, '35kV': 0.04 },
    kva: [315, 400, 630, 800, 1000, 1250, 2000],
    trade: 'firm',
  },
  body: {
    share: 0.005,
    useKind: 'commercial',
    voltages: { '380V': 0.8, '10kV': 0.2 },
    kva: [50, 80, 125, 250],
    trade: 'body',
  },
};

const shares = Object.fromEntries(Object.entries(classes).map(([use, { share }]) => [use, share])) as Record<
  Use,
  number
>;
// The first thousand of each prefix row is given to staff (company.ts).
const phoneOffset = 10_000;

interface Holder {
  readonly name: string;
  readonly contactName: string;
  readonly documentKind: 'identity-card' | 'credit-code';
  readonly documentNumber: string;
}

function holderOf(use: Use, random: Random, town: string): Holder {
  const { trade } = classes[use];
  const sex = random.chance(0.5) ? 'male' : 'female';
  const person = personName(random, sex);
  if (trade === null) {
    return {
      name: person,
      contactName: person,
      documentKind: 'identity-card',
      documentNumber: identityNumber(random, sex),
    };
  }
  const of = trade === 'body' ? 'public-body' : 'enterprise';
  return {
    name: firmName(random, trade, town),
    contactName: person,
    documentKind: 'credit-code',
    documentNumber: creditCode(random, of),
  };
}

function needsOf(use: Use, random: Random): NewCustomerBody['specialNeeds'] {
  if (use !== 'home') return [];
  if (random.chance(0.06)) return ['elderly'];
  return random.chance(0.008) ? ['disabled'] : [];
}

function kindOf(use: Use): NewCustomerBody['kind'] {
  if (use === 'home') return 'person';
  return use === 'body' ? 'public-body' : 'enterprise';
}

/** The `serial`-th account of the company with its holder. */
export function customerAt(
  company: Company,
  seed: string,
  at: { serial: number; sinceMs: number },
): SimulatedCustomer {
  const random = randomFrom(`${seed}/customer/${company.code}/${String(at.serial)}`);
  const { sinceMs } = at;
  const use = random.weighted(shares);
  const place = placeIn(company.county, random);
  const holder = holderOf(use, random, company.county.towns[place.town]?.name ?? '');
  const capacityVa = random.pick(classes[use].kva) * 1000;
  const phone = mobile(phoneOffset + at.serial);
  const customerId = uuidAt(random, sinceMs);
  const accountNo = accountNumber(company.code, at.serial);
  const body: NewCustomerBody = {
    customerId,
    kind: kindOf(use),
    name: holder.name,
    documentKind: holder.documentKind,
    documentNumber: holder.documentNumber,
    keyGrade: use === 'body' && random.chance(0.1) ? 'second' : null,
    specialNeeds: needsOf(use, random) ?? [],
    contacts: [
      {
        contactId: uuidAt(random, sinceMs),
        name: holder.contactName,
        purposes: ['business', 'billing', 'outage'],
        channel: 'sms',
        phone,
      },
    ],
    accounts: [
      {
        accountId: uuidAt(random, sinceMs),
        accountNo,
        openedOn: addDays(businessDate(sinceMs), -random.int(30, 5400)),
        location: {
          locationId: uuidAt(random, sinceMs),
          address: place.address,
          divisionCode: place.divisionCode,
          region: place.region,
          stationUnitId: stationOf(company, place.town).unitId,
        },
        points: [
          {
            usagePointId: uuidAt(random, sinceMs),
            voltage: random.weighted(classes[use].voltages),
            capacityVa,
            useKind: classes[use].useKind,
            transformerDistrict: place.district,
            feeder: place.feeder,
            meterNo: `99${company.code}${String(at.serial).padStart(10, '0')}`,
          },
        ],
      },
    ],
  };
  const { name, contactName } = holder;
  return { body, customerId, accountNo, name, contactName, phone, place, use, capacityVa };
}
