import type { CustomerPage } from '#contracts/customers.ts';

/** A customer file as the server sends it, masked; tests change what they care about. */
export function customerPage(changed: Partial<CustomerPage> = {}): CustomerPage {
  return {
    customerId: '01990000-0000-7000-8000-000000000001',
    kind: 'person',
    name: '王伟',
    documentKind: 'identity-card',
    documentNumber: '1101************37',
    keyGrade: null,
    specialNeeds: ['elderly'],
    managerStaffId: null,
    managerName: null,
    status: 'active',
    mergedInto: null,
    demo: true,
    revision: 3,
    createdAt: '2026-09-30T08:00:00.000Z',
    changedAt: '2026-09-30T08:00:00.000Z',
    contacts: [
      {
        contactId: '01990000-0000-7000-8000-000000000002',
        name: '王伟',
        purposes: ['business', 'outage'],
        channel: 'sms',
        phone: '138****1234',
        email: null,
        address: null,
        revision: 1,
      },
    ],
    accounts: [
      {
        accountId: '01990000-0000-7000-8000-000000000003',
        accountNo: '9901000000017',
        status: 'active',
        openedOn: '2020-01-01',
        closedOn: null,
        revision: 1,
        points: [
          {
            usagePointId: '01990000-0000-7000-8000-000000000004',
            voltage: '220V',
            capacityVa: 8_000,
            useKind: 'residential',
            transformerDistrict: null,
            feeder: null,
            meterNo: null,
            status: 'active',
            revision: 1,
            location: {
              locationId: '01990000-0000-7000-8000-000000000005',
              address: '云泽县城关街道人民路***',
              divisionCode: null,
              divisionName: null,
              region: 'urban',
              stationUnitId: null,
              stationName: null,
              revision: 2,
            },
          },
        ],
      },
    ],
    history: [],
    ...changed,
  };
}
