// Taking actions: who may, on what, with which entries; fork and join; what a refusal leaves untouched.
import { describe, expect, test } from 'vitest';
import { maySeeReporter } from './actor-rules.ts';
import { advance } from './advance.ts';
import type { Command } from './command.ts';
import { complaint } from './definitions/complaint.ts';
import { damagedAppliance } from './definitions/damaged-appliance.ts';
import { faultReport } from './definitions/fault-report.ts';
import { lowVoltageConnection } from './definitions/low-voltage-connection.ts';
import { report } from './definitions/report.ts';
import { residentialConnection } from './definitions/residential-connection.ts';
import type { Actor, Facts, OrderState } from './state.ts';
import {
  accepted,
  facts,
  goodIntake,
  granted,
  hourMs,
  morningMs,
  refusal,
  rightAct,
  staff,
  supervisor,
  taskOf,
  walk,
} from './testing.ts';

const toConfirm = ['appoint.arrange', 'visit.arrive', 'survey.feasible', 'plan.reply'];
const customer: Actor = { kind: 'customer', customerId: 'customer-1' };
const nowMs = morningMs + hourMs;

// eslint-disable-next-line @typescript-eslint/max-params -- three positional, then an object (style rule 3)
function tryOn(definition: typeof complaint, order: OrderState, command: Command, who: Facts = facts()) {
  return advance(definition, order, command, { facts: who, nowMs });
}

describe('an action', () => {
  const home = accepted(residentialConnection).order;

  test('moves the token, keeps what was entered and who did it', () => {
    const next = granted(
      tryOn(residentialConnection, home, rightAct(residentialConnection, home, 'appoint.arrange')),
    );
    expect(next.order.tasks.map((task) => task.id)).toEqual(['visit#1']);
    expect(next.order.values['appointmentAt']).toBe('2026-10-12T09:30');
    expect(next.order.actedBy).toEqual({ appoint: 'clerk' });
    expect(next.order.version).toBe(home.version + 1);
    expect(next.events.map((event) => event.type)).toEqual(['claimed', 'task-done', 'task-opened']);
    // The customer is told the very time that was entered: 2026-10-12T09:30+08:00.
    expect(next.notices).toEqual([
      { code: 'appointment-made', data: { dueAtMs: Date.parse('2026-10-12T09:30:00+08:00') } },
    ]);
  });

  test('is refused to other teams, to those without the permission and to the customer', () => {
    const act = rightAct(residentialConnection, home, 'appoint.arrange');
    const cook = facts(staff('cook', { functions: ['billing'] }));
    expect(refusal(tryOn(residentialConnection, home, act, cook))).toMatchObject({
      refused: 'process.not-your-team',
    });
    expect(refusal(tryOn(residentialConnection, home, act, facts(customer))).refused).toBe(
      'process.not-for-customers',
    );
    const secret = accepted(report).order;
    const curious = facts(staff('curious', { permissions: [] }));
    const assign = rightAct(report, secret, 'register.assign');
    expect(refusal(tryOn(report, secret, assign, curious)).refused).toBe('process.permission-missing');
  });

  test('is refused while somebody else holds the task, and for a team not chosen', () => {
    const act = rightAct(residentialConnection, home, 'appoint.arrange');
    const held = { ...home, tasks: home.tasks.map((task) => ({ ...task, assigneeId: 'other' })) };
    expect(refusal(tryOn(residentialConnection, held, act)).refused).toBe('process.task-held-by-other');
    const routed = { ...home, tasks: home.tasks.map((task) => ({ ...task, teamId: 'unit-west' })) };
    expect(refusal(tryOn(residentialConnection, routed, act)).refused).toBe('process.not-your-team');
  });

  test('twice: the second is told that the step is done', () => {
    const act = rightAct(residentialConnection, home, 'appoint.arrange');
    const once = granted(tryOn(residentialConnection, home, act)).order;
    expect(refusal(tryOn(residentialConnection, once, act))).toMatchObject({
      refused: 'process.task-done',
      data: { step: '预约勘查' },
    });
  });

  test.each([
    ['nowhere#1', 'arrange', 'process.task-unknown'],
    ['toString#1', 'arrange', 'process.task-unknown'],
    ['survey#1', 'feasible', 'process.task-unknown'],
    ['appoint#1', 'dance', 'process.action-unknown'],
  ])('on %s %s is refused', (task, action, code) => {
    expect(refusal(tryOn(residentialConnection, home, { verb: 'act', task, action })).refused).toBe(code);
  });

  test('tells all wrong entries at once and changes nothing', () => {
    const before = structuredClone(home);
    const act = {
      verb: 'act',
      task: 'appoint#1',
      action: 'arrange',
      values: { appointmentAt: 'soon', x: 1 },
    } as const;
    expect(refusal(tryOn(residentialConnection, home, act)).faults?.map(({ field }) => field)).toEqual([
      'form.appointmentAt',
      'form.x',
    ]);
    expect(home).toEqual(before);
  });

  test('needs the checklist, the signature and the evidence it asks for', () => {
    const { order } = walk(residentialConnection, accepted(residentialConnection), [
      'appoint.arrange',
      'visit.arrive',
    ]);
    const act = {
      ...rightAct(residentialConnection, order, 'survey.unfeasible'),
      checked: ['badge-shown', 'juggled'],
    };
    const answer = refusal(
      tryOn(residentialConnection, order, act, facts(staff('clerk'), { attachments: 0 })),
    );
    expect(answer.faults?.map(({ refused }) => refused)).toEqual([
      'process.checklist-unknown',
      'process.checklist-open',
      'process.evidence-missing',
    ]);
  });

  test('is the customer’s own where the definition says so, with a signature', () => {
    const { order } = walk(residentialConnection, accepted(residentialConnection), toConfirm);
    const unsigned: Command = { verb: 'act', task: 'confirm#1', action: 'agree' };
    const answer = tryOn(residentialConnection, order, unsigned, facts(customer));
    expect(refusal(answer).refused).toBe('process.signature-missing');
    const agree = rightAct(residentialConnection, order, 'confirm.agree');
    expect(granted(tryOn(residentialConnection, order, agree, facts(customer))).order.signatures).toEqual([
      'confirm.agree',
    ]);
  });

  test('is not offered when its condition does not hold', () => {
    const { order } = walk(lowVoltageConnection, accepted(lowVoltageConnection), toConfirm);
    const build = rightAct(lowVoltageConnection, order, 'confirm.agree-and-build');
    expect(refusal(tryOn(lowVoltageConnection, order, build)).refused).toBe('process.action-not-offered');
  });
});

describe('fork and join', () => {
  const forked = walk(residentialConnection, accepted(residentialConnection), [
    ...toConfirm,
    'confirm.agree',
  ]);

  test('a fork opens its steps together; the join opens when all have come', () => {
    expect(forked.order.tasks.map((task) => task.step)).toEqual(['contract', 'install']);
    const one = walk(residentialConnection, forked, ['install.ready']);
    expect(one.order.tasks.map((task) => task.step)).toEqual(['contract']);
    expect(one.order.arrived).toEqual({ energise: ['install'] });
    const both = walk(residentialConnection, one, ['contract.sign']);
    expect(both.order.tasks.map((task) => task.step)).toEqual(['energise']);
    expect(both.order.arrived).toEqual({});
  });

  test('papers that came late must be there before the contract, and fees paid (§6.2, §6.4)', () => {
    const late = accepted(residentialConnection, { documents: ['identity'] });
    const { order } = walk(residentialConnection, late, [...toConfirm, 'confirm.agree']);
    const sign = rightAct(residentialConnection, order, 'contract.sign');
    const owing = facts(staff('clerk'), { unpaidFeesFen: 100 });
    expect(
      refusal(tryOn(residentialConnection, order, sign, owing)).faults?.map(({ refused }) => refused),
    ).toEqual(['process.document-due', 'process.fees-open']);
    const received = granted(
      tryOn(residentialConnection, order, { verb: 'receive-documents', documents: ['premises'] }),
    ).order;
    expect(granted(tryOn(residentialConnection, received, sign)).order.fired).toContain('contract.sign');
  });
});

describe('those who may not judge', () => {
  const toReview = ['dispatch.send', 'unit-accept.take', 'contact.reached', 'investigate.report'];

  test('the unit complained of cannot close its own complaint (C1)', () => {
    const { order } = walk(complaint, accepted(complaint), toReview);
    const approve = rightAct(complaint, order, 'review.approve');
    const own = facts(staff('neighbour', { unitIds: ['hall-3', 'unit-example'] }));
    expect(refusal(tryOn(complaint, order, approve, own)).refused).toBe('process.unit-complained-of');
    expect(granted(tryOn(complaint, order, approve)).order.tasks[0]?.step).toBe('reply');
  });

  test('whoever investigated does not review', () => {
    const { order } = walk(complaint, accepted(complaint), toReview);
    const self = facts(staff(order.actedBy['investigate'] ?? ''));
    expect(refusal(tryOn(complaint, order, rightAct(complaint, order, 'review.approve'), self)).refused).toBe(
      'process.same-person',
    );
  });

  test('the person reported takes no part', () => {
    const order = accepted(report).order;
    const assign = rightAct(report, order, 'register.assign', { reportedStaffId: 'clerk' });
    expect(refusal(tryOn(report, order, assign)).refused).toBe('process.person-reported');
  });

  test('only the handler sees who reported (R-QUAL-09)', () => {
    const order = accepted(report).order;
    expect(maySeeReporter(report, order, staff('handler'))).toBe(false);
    const claimed = granted(
      tryOn(report, order, { verb: 'claim', task: 'register#1' }, facts(staff('handler'))),
    ).order;
    expect(maySeeReporter(report, claimed, staff('handler'))).toBe(true);
    expect(maySeeReporter(report, claimed, supervisor())).toBe(false);
    expect(maySeeReporter(complaint, accepted(complaint).order, supervisor())).toBe(true);
  });

  test('return calls spare noon and night', () => {
    const repaired = walk(faultReport, accepted(faultReport), [
      'triage.dispatch',
      'take-job.take',
      'depart.leave',
      'travel.arrive',
      'find-cause.ours',
      'repair.restored',
    ]).order;
    const at = (calledAt: string) =>
      tryOn(faultReport, repaired, rightAct(faultReport, repaired, 'return-visit.solved', { calledAt }));
    expect(refusal(at('2026-09-29T12:00')).refused).toBe('process.outside-calling-hours');
    expect(refusal(at('2026-09-29T07:59')).refused).toBe('process.outside-calling-hours');
    expect(refusal(at('2026-09-29T21:00')).refused).toBe('process.outside-calling-hours');
    expect(granted(at('2026-09-29T14:00')).order.end).toBe('restored');
  });

  test.each([
    ['2026-09-23T00:10', true],
    ['2026-09-22T23:50', false],
  ])('a claim for damage at %s is in time: %s (CMP-5, 7 days)', (damagedAt, inTime) => {
    const { order } = walk(
      damagedAppliance,
      accepted(damagedAppliance, goodIntake(damagedAppliance, { damagedAt })),
      ['visit.arrive'],
    );
    const answer = tryOn(damagedAppliance, order, rightAct(damagedAppliance, order, 'verify.ours'));
    expect('refused' in answer).toBe(!inTime);
  });
});

test('the same command on the same order gives the same answer', () => {
  const { order } = accepted(complaint);
  const send = rightAct(complaint, order, 'dispatch.send');
  expect(tryOn(complaint, order, send)).toEqual(tryOn(complaint, order, send));
});

test('a word that is no verb is refused, not a crash', () => {
  const { order } = accepted(complaint);
  expect(refusal(tryOn(complaint, order, { verb: 'explode' } as unknown as Command)).refused).toBe(
    'process.action-unknown',
  );
});

test('an order is only played on its own version of its definition', () => {
  const { order } = accepted(complaint);
  const other = { ...complaint, version: 2 };
  expect(() => tryOn(other, order, { verb: 'remark', text: 'x' })).toThrow('own definition');
  expect(taskOf(order, 'dispatch').id).toBe('dispatch#1');
});
