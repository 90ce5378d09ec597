import { describe, expect, test } from 'vitest';
import { consultation } from '#domain/processes/definitions/consultation.ts';
import { faultReport } from '#domain/processes/definitions/fault-report.ts';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { emptyIntake, intakeReducer, type Intake, type IntakeAction } from './intake.ts';
import type { Subject } from './subject.ts';

const person: Subject = { how: 'person', name: '王小明', phone: '13800001234', address: '丰收路 18 号' };
const account: Subject = {
  how: 'account',
  customerId: 'c',
  name: '贾慧',
  accountNo: '9901000006083',
  phone: '139****0608',
  address: '体育场路***',
  contactName: '',
  contactPhone: '',
};

function after(...actions: readonly IntakeAction[]): Intake {
  return actions.reduce(intakeReducer, emptyIntake('first', 'counter'));
}

const asks = (subject: Subject, definition: typeof consultation | null = null): IntakeAction => ({
  do: 'subject',
  subject,
  definition,
});

describe('what is known of the customer', () => {
  test('is not asked again in the form (R-REQ-12)', () => {
    const { values } = after(asks(person), { do: 'kind', definition: faultReport });
    expect(values).toEqual({ callerName: '王小明', callerPhone: '13800001234', siteAddress: '丰收路 18 号' });
  });

  test('follows while it is still being typed', () => {
    const { values } = after(
      { do: 'kind', definition: faultReport },
      asks({ ...person, name: '王' }, faultReport),
      asks(person, faultReport),
    );
    expect(values['callerName']).toBe('王小明');
  });

  test('never replaces what the clerk typed into the form', () => {
    const { values } = after(
      { do: 'kind', definition: faultReport },
      { do: 'value', name: 'callerName', value: '李女士' },
      asks(person, faultReport),
    );
    expect(values['callerName']).toBe('李女士');
  });

  test('goes when another customer is chosen', () => {
    const { values } = after(
      asks(person),
      { do: 'kind', definition: faultReport },
      asks({ how: 'unknown' }, faultReport),
    );
    expect(values).toEqual({});
  });

  test('of a customer on file gives the account number, but nothing masked', () => {
    const { values } = after(asks(account), { do: 'kind', definition: faultReport });
    expect(values).toEqual({ accountNumber: '9901000006083', callerName: '贾慧' });
  });

  test('names the one who came instead of the customer', () => {
    const { values } = after(asks({ ...account, contactName: '贾明', contactPhone: '13900000608' }), {
      do: 'kind',
      definition: faultReport,
    });
    expect(values).toMatchObject({ callerName: '贾明', callerPhone: '13900000608' });
  });

  test("is never taken for the agent's name", () => {
    const { values } = after(asks(person), { do: 'kind', definition: residentialConnection });
    expect(values['agentName']).toBeUndefined();
  });
});

describe('another kind of business', () => {
  const filled = after(
    asks(person),
    { do: 'kind', definition: residentialConnection },
    { do: 'value', name: 'purpose', value: 'new-home' },
    { do: 'document', code: 'identity', received: true },
    { do: 'consent', consent: true },
    { do: 'urgency', urgency: 2 },
  );

  test('keeps the answers both ask for, drops the others', () => {
    const changed = intakeReducer(filled, { do: 'kind', definition: faultReport });
    expect(changed.kind).toBe('fault-report');
    expect(changed.values['siteAddress']).toBe('丰收路 18 号');
    expect(changed.values['purpose']).toBeUndefined();
  });

  test('drops papers it does not need, the consent to the first and its urgency', () => {
    const changed = intakeReducer(filled, { do: 'kind', definition: faultReport });
    expect(changed).toMatchObject({ documents: [], consent: false, urgency: null });
  });

  test('keeps a scan that is now no paper of the business as an attachment', () => {
    const scanned = intakeReducer(filled, { do: 'papers', document: 'identity', attachmentIds: ['scan'] });
    const changed = intakeReducer(scanned, { do: 'kind', definition: consultation });
    expect(changed.papers).toEqual([{ attachmentId: 'scan', document: null }]);
  });
});

describe('papers', () => {
  test('that are scanned have been received', () => {
    const { documents, papers } = after({ do: 'papers', document: 'identity', attachmentIds: ['a', 'b'] });
    expect(documents).toEqual(['identity']);
    expect(papers).toHaveLength(2);
  });

  test('whose scans are removed stay received: the clerk unticks them', () => {
    const { documents, papers } = after(
      { do: 'papers', document: 'identity', attachmentIds: ['a'] },
      { do: 'papers', document: 'identity', attachmentIds: [] },
    );
    expect(documents).toEqual(['identity']);
    expect(papers).toEqual([]);
  });

  test('are ticked once', () => {
    const tick = { do: 'document', code: 'identity', received: true } as const;
    expect(after(tick, tick).documents).toEqual(['identity']);
    expect(after(tick, { ...tick, received: false }).documents).toEqual([]);
  });
});

describe('several matters of one customer (R-REQ-08)', () => {
  test('carry the id of the first as their bundle', () => {
    const second = intakeReducer(after(asks(person), { do: 'kind', definition: consultation }), {
      do: 'next',
      orderId: 'second',
    });
    expect(second).toMatchObject({
      orderId: 'second',
      subject: person,
      kind: null,
      values: {},
      bundleId: 'first',
    });
    expect(intakeReducer(second, { do: 'next', orderId: 'third' }).bundleId).toBe('first');
  });

  test('end with the next customer, through the same door', () => {
    const cleared = intakeReducer(after({ do: 'channel', channel: 'phone' }, asks(person)), {
      do: 'clear',
      orderId: 'other',
    });
    expect(cleared).toEqual(emptyIntake('other', 'phone'));
  });
});

test('an answer cleared is gone, not empty', () => {
  const { values } = after(
    { do: 'value', name: 'a', value: 'x' },
    { do: 'value', name: 'a', value: undefined },
  );
  expect(values).toEqual({});
});
