import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consultation } from '#domain/processes/definitions/consultation.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { faultReport } from '#domain/processes/definitions/fault-report.ts';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { validateIntake } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { sampleForm } from '#domain/processes/form.ts';
import { emptyIntake, type Intake } from './intake.ts';
import { afterwardsOf, requestOf } from './request-of.ts';
import { keptIntake, readIntake } from './read-intake.ts';
import { isIdentified, sectionLines, sectionOfField, sectionsOf } from './sections.ts';

const nowMs = Date.parse('2026-10-01T02:00:00Z');

function intake(more: Partial<Intake> = {}): Intake {
  return {
    ...emptyIntake('01a1f673-16a0-7493-be07-e978f2f28dda', 'counter'),
    subject: { how: 'person', name: '王小明', phone: '13800001234', address: '' },
    kind: 'consultation',
    ...more,
  };
}

describe('what is handed in', () => {
  test('leaves behind what was typed into fields hidden now, and papers not needed any more', () => {
    const request = requestOf(
      intake({
        values: { byAgent: false, agentName: '赵明', applicantName: '王小明' },
        documents: ['identity', 'agent'],
      }),
      residentialConnection,
    );
    expect(request.values).toEqual({ byAgent: false, applicantName: '王小明' });
    expect(request.documents).toEqual(['identity']);
  });

  test('names the draft, so that it goes with the acceptance', () => {
    expect(requestOf(intake(), consultation)).toMatchObject({
      orderId: intake().orderId,
      draftId: intake().orderId,
    });
  });

  test('speaks of consent only where the business needs it (R-REQ-09)', () => {
    expect(requestOf(intake({ consent: true }), consultation)).not.toHaveProperty('consent');
    const complex = currentDefinitions().find(({ complexity }) => complexity.level === 'complex');
    expect(complex === undefined ? false : requestOf(intake({ consent: true }), complex).consent).toBe(true);
  });

  test('leaves out what was left empty about the person', () => {
    const subject = { how: 'person', name: ' 王小明 ', phone: '13800001234', address: ' ' } as const;
    expect(requestOf(intake({ subject }), consultation).subject).toEqual({
      contactName: '王小明',
      contactPhone: '13800001234',
    });
  });

  test('of an anonymous reporter says so', () => {
    const subject = { how: 'anonymous', address: '丰收路' } as const;
    expect(requestOf(intake({ subject }), consultation).subject).toEqual({
      anonymous: true,
      address: '丰收路',
    });
  });
});

describe('what follows the acceptance', () => {
  const confirms = '已核对';

  test('is nothing where nothing came along', () => {
    expect(afterwardsOf(intake(), consultation, { confirms })).toEqual([]);
  });

  test('ties scans paper by paper, and puts the signature on record', () => {
    const commands = afterwardsOf(
      intake({
        papers: [
          { attachmentId: 'a', document: 'identity' },
          { attachmentId: 'b', document: 'identity' },
          { attachmentId: 'c', document: null },
        ],
        signatureId: 's',
      }),
      residentialConnection,
      { confirms },
    );
    expect(commands).toEqual([
      { verb: 'attach', attachmentIds: ['a', 'b'], document: 'identity' },
      { verb: 'attach', attachmentIds: ['c'] },
      { verb: 'record-signature', signatureId: 's', confirms },
    ]);
  });
});

describe('a draft', () => {
  test('comes back as it was kept', () => {
    fc.assert(
      fc.property(
        fc.record({ name: fc.string(), phone: fc.string(), address: fc.string() }),
        fc.dictionary(
          fc.string({ maxLength: 20 }),
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
        ),
        fc.array(fc.string()),
        (person, values, documents) => {
          const kept = intake({
            subject: { how: 'person', ...person },
            values,
            documents,
            consent: true,
            urgency: 2,
          });
          const overTheWire: unknown = JSON.parse(JSON.stringify(keptIntake(kept)));
          const plain: unknown = JSON.parse(JSON.stringify(kept));
          expect(readIntake(overTheWire, 'x')).toEqual(plain);
        },
      ),
    );
  });

  test.each([
    null,
    'text',
    [],
    { shape: 99, intake: intake() },
    { shape: 1 },
    { shape: 1, intake: { orderId: 7 } },
  ])('of another shape is none: %j', (content) => {
    expect(readIntake(content, 'x')).toBeNull();
  });

  test('that is damaged loses what is damaged and no more', () => {
    const damaged = {
      shape: 1,
      intake: {
        ...intake(),
        values: { a: { b: 1 } },
        subject: { how: 'account', name: 5 },
        documents: ['a', 7],
      },
    };
    expect(readIntake(damaged, 'x')).toMatchObject({
      values: {},
      subject: { how: 'unknown' },
      documents: ['a'],
      kind: 'consultation',
    });
  });

  test('begun elsewhere as a request is gone on with under its own id', () => {
    const begun = {
      kind: 'consultation',
      channel: 'counter',
      values: { topic: 'price' },
      subject: { contactName: '王小明' },
    };
    expect(readIntake(begun, 'draft')).toMatchObject({
      orderId: 'draft',
      kind: 'consultation',
      values: { topic: 'price' },
      subject: { how: 'person', name: '王小明', phone: '' },
    });
  });
});

describe('the parts of the page', () => {
  const states = (definition: ProcessDefinition | null, of: Intake) =>
    sectionLines(definition, of, nowMs).map(({ id, state }) => `${id} ${state}`);

  test('come in the order of asking; what depends on the business comes with it (R-REQ-04)', () => {
    expect(sectionsOf(null, intake())).toEqual(['customer', 'kind']);
    expect(sectionsOf(consultation, intake())).toEqual(['customer', 'kind', 'form', 'confirm']);
    expect(sectionsOf(residentialConnection, intake())).toContain('papers');
  });

  test('the first that is open is the one to go on with', () => {
    expect(states(null, intake({ subject: { how: 'unknown' } }))).toEqual(['customer now', 'kind ahead']);
    expect(states(consultation, intake())).toEqual([
      'customer done',
      'kind done',
      'form now',
      'confirm ahead',
    ]);
  });

  test('core papers must be there, others may follow (R-REQ-05)', () => {
    const ready = intake({ values: sampleForm(residentialConnection.form), documents: [] });
    expect(states(residentialConnection, ready)).toContain('papers now');
    expect(states(residentialConnection, { ...ready, documents: ['identity'] })).toContain('papers done');
  });

  test('a business about an account needs one', () => {
    const ofAccount = currentDefinitions().find(({ subject }) => subject === 'account');
    expect(isIdentified(intake().subject, ofAccount ?? null)).toBe(false);
    expect(isIdentified({ how: 'anonymous', address: '' }, consultation)).toBe(false);
    const anonymous = currentDefinitions().find(({ subject }) => subject === 'anonymous-allowed');
    expect(isIdentified({ how: 'anonymous', address: '' }, anonymous ?? null)).toBe(true);
  });

  test.each([
    ['form.topic', 'form'],
    ['subject.contactPhone', 'customer'],
    ['customer', 'customer'],
    ['documents', 'papers'],
    ['consent', 'consent'],
    ['channel', 'confirm'],
    [null, 'confirm'],
  ])('a failure of %s is told in the part %s', (field, part) => {
    expect(sectionOfField(field)).toBe(part);
  });
});

test('what the page calls complete the engine accepts', () => {
  const values = sampleForm(faultReport.form);
  const complete = intake({ kind: faultReport.kind, values });
  expect(
    sectionLines(faultReport, complete, nowMs)
      .filter(({ state }) => state !== 'done')
      .map(({ id }) => id),
  ).toEqual(['confirm']);
  const request = requestOf(complete, faultReport);
  const refused = validateIntake(
    faultReport,
    { ...request, values, identified: 'applicant', urgency: 1 },
    nowMs,
  );
  expect(refused).toEqual([]);
});
