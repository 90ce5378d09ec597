// Acceptance: who may come through which door with what, what is missing and told once, and what starts.
import { describe, expect, test } from 'vitest';
import { accept, missingDocuments, validateIntake } from './accept.ts';
import { complaint } from './definitions/complaint.ts';
import { highVoltageConnection } from './definitions/high-voltage-connection.ts';
import { allDefinitions } from './definitions/index.ts';
import { report } from './definitions/report.ts';
import { residentialConnection } from './definitions/residential-connection.ts';
import { accepted, facts, goodIntake, granted, morningMs, refusal, staff } from './testing.ts';

function codesOf(definition: typeof complaint, change: object): readonly string[] {
  const intake = { ...goodIntake(definition), ...change };
  return validateIntake(definition, intake, morningMs).map((fault) => fault.refused);
}

describe('an intake', () => {
  test.each(allDefinitions.map((definition) => [definition.title, definition] as const))(
    'of %s is accepted when filled in as its sample',
    (_title, definition) => {
      const { order, events, notices, opened } = accepted(definition);
      expect(order.status).toBe('open');
      expect(opened.map((task) => task.step)).toEqual(definition.first);
      expect(events[0]?.type).toBe('accepted');
      expect(notices.map((notice) => notice.code)).toEqual(definition.noticesOnAccept);
    },
  );

  test('is refused through a door that is closed, naming the open ones', () => {
    const narrow = { ...complaint, channels: ['counter', 'phone'] as const };
    const faults = validateIntake(narrow, { ...goodIntake(complaint), channel: 'fax' }, morningMs);
    expect(faults[0]).toMatchObject({
      refused: 'process.channel-closed',
      data: { channels: '营业厅柜台、95598 电话' },
    });
  });

  test('of an account business needs the account, of a report not even a name', () => {
    expect(codesOf(residentialConnection, { identified: 'person' })).toEqual([
      'process.customer-unidentified',
    ]);
    expect(codesOf(report, { identified: 'nobody' })).toEqual([]);
    expect(codesOf(complaint, { identified: 'nobody' })).toEqual(['process.customer-unidentified']);
  });

  test('of complex business needs the consent on record (R-REQ-09)', () => {
    expect(codesOf(highVoltageConnection, { consent: false })).toEqual(['process.consent-missing']);
    expect(codesOf(residentialConnection, { consent: false })).toEqual([]);
  });

  test('is refused without a core paper, and told of papers that do not exist', () => {
    expect(codesOf(residentialConnection, { documents: ['premises', 'poem'] })).toEqual([
      'process.document-unknown',
      'process.core-document-missing',
    ]);
  });

  test('tells every fault at once', () => {
    const intake = { ...goodIntake(highVoltageConnection), values: {}, documents: [], consent: false };
    const answer = refusal(accept(highVoltageConnection, intake, { facts: facts(), nowMs: morningMs }));
    expect(answer.faults?.length).toBeGreaterThan(10);
    expect(answer.refused).toBe('process.consent-missing');
  });

  test.each([null, 7, 'x', []])('does not stumble over %j in place of the form', (values) => {
    expect(codesOf(complaint, { values })).toContain('form.not-an-object');
  });
});

describe('an accepted order', () => {
  test('keeps the first-responsible person (R-REQ-03)', () => {
    const answer = accept(complaint, goodIntake(complaint), {
      facts: facts(staff('first')),
      nowMs: morningMs,
    });
    expect(granted(answer).order.firstResponsibleId).toBe('first');
  });

  test('lists what is missing once and in full, and its plan clock waits for it (§6.2)', () => {
    const late = accepted(residentialConnection, { documents: ['identity'] });
    expect(late.order.demands).toEqual([['premises']]);
    expect(late.notices.map((notice) => notice.code)).toEqual(['request-accepted', 'documents-missing']);
    expect(late.clocks.map((effect) => effect.clock)).toEqual(['connection']);
    expect(accepted(residentialConnection).clocks.map((effect) => effect.clock)).toEqual([
      'connection',
      'plan',
    ]);
  });

  test('needs the agent’s papers only when there is an agent', () => {
    const { values } = goodIntake(residentialConnection, { byAgent: true });
    expect(
      missingDocuments(residentialConnection, values, ['identity', 'premises']).map(({ code }) => code),
    ).toEqual(['agent']);
  });

  test('runs the clock of its number of sources only', () => {
    const double = accepted(
      highVoltageConnection,
      goodIntake(highVoltageConnection, { supplySources: 'double' }),
    );
    expect(double.clocks.map((effect) => effect.clock)).toEqual(['whole-ten-6-high-double', 'plan-double']);
  });

  test('goes to the hall or to the hotline, as the customer came', () => {
    const front = (channel: 'counter' | 'phone') => accepted(complaint, { channel }).opened[0]?.team;
    expect([front('counter'), front('phone')]).toEqual(['hall', 'hotline']);
  });

  test('keeps personal values out of the clear part of its event', () => {
    const event = accepted(residentialConnection).events[0];
    expect(JSON.stringify(event?.data)).not.toContain('王小明');
    expect(event?.personal).toMatchObject({ applicantName: '王小明' });
  });
});
