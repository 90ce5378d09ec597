// The verbs every order knows, whatever its business: each permitted, and each refused when it should be.
import { describe, expect, test } from 'vitest';
import { advance } from '../advance.ts';
import type { Command } from '../command.ts';
import { complaint } from '../definitions/complaint.ts';
import { lowVoltageConnection } from '../definitions/low-voltage-connection.ts';
import { residentialConnection } from '../definitions/residential-connection.ts';
import type { Advanced, Facts, OrderState } from '../state.ts';
import type { Rejected } from '../refusals.ts';
import {
  accepted,
  facts,
  granted,
  hourMs,
  morningMs,
  refusal,
  rightAct,
  staff,
  supervisor,
  walk,
} from '../testing.ts';

const nowMs = morningMs + hourMs;
const open = accepted(complaint).order;
const customer = facts({ kind: 'customer', customerId: 'customer-1' });

// eslint-disable-next-line @typescript-eslint/max-params -- three positional, then an object (style rule 3)
function tryOn(
  order: OrderState,
  command: Command,
  who: Facts = facts(),
  definition = complaint,
): Advanced | Rejected {
  return advance(definition, order, command, { facts: who, nowMs, orderId: 'order-1' });
}

function ok(order: OrderState, command: Command, who?: Facts): Advanced {
  return granted(tryOn(order, command, who));
}

function no(order: OrderState, command: Command, who?: Facts): string {
  return refusal(tryOn(order, command, who)).refused;
}

describe('holding a task', () => {
  const claimed = ok(open, { verb: 'claim', task: 'dispatch#1' }).order;

  test('one claims, the other sees that it is held', () => {
    expect(claimed.tasks[0]?.assigneeId).toBe('clerk');
    expect(no(claimed, { verb: 'claim', task: 'dispatch#1' }, facts(staff('other')))).toBe(
      'process.task-held-by-other',
    );
  });

  test('the holder gives it back, with a reason', () => {
    expect(no(claimed, { verb: 'release', task: 'dispatch#1', reason: ' ' })).toBe('process.reason-missing');
    expect(
      ok(claimed, { verb: 'release', task: 'dispatch#1', reason: '交班' }).order.tasks[0]?.assigneeId,
    ).toBeUndefined();
    expect(no(open, { verb: 'release', task: 'dispatch#1', reason: '交班' })).toBe('process.task-not-held');
  });

  test('is handed over to a named person whose phone the customer is told (R-REQ-03)', () => {
    const handOver = {
      verb: 'hand-over',
      task: 'dispatch#1',
      toStaffId: 'li',
      toName: '李华',
      phone: '0571-87654321',
      reason: '属城东',
    } as const;
    const { order, notices } = ok(claimed, handOver);
    expect(order.tasks[0]?.assigneeId).toBe('li');
    expect(order.firstResponsibleId).toBe('clerk');
    expect(notices[0]).toEqual({ code: 'handed-over', data: { name: '李华', phone: '0571-87654321' } });
    expect(no(claimed, { ...handOver, phone: '12' })).toBe('form.phone');
    expect(no(claimed, handOver, facts(staff('stranger')))).toBe('process.task-held-by-other');
    expect(ok(claimed, handOver, facts(supervisor())).order.tasks[0]?.assigneeId).toBe('li');
  });
});

describe('papers', () => {
  const lacking = accepted(lowVoltageConnection, { documents: ['firm-identity'] }).order;
  const low = (order: OrderState, command: Command, who?: Facts) =>
    tryOn(order, command, who, lowVoltageConnection);

  test('are asked once in full; the same again is a reminder, another demand is a supervisor’s (R-REQ-05)', () => {
    expect(lacking.demands).toEqual([['premises', 'equipment-list']]);
    granted(low(lacking, { verb: 'ask-documents', documents: ['premises'] }));
    const other: Command = { verb: 'ask-documents', documents: ['agent'] };
    expect(refusal(low(lacking, other)).refused).toBe('process.second-demand');
    expect(refusal(low(lacking, other, facts(supervisor()))).refused).toBe('process.reason-missing');
    const reasoned = granted(low(lacking, { ...other, reason: '客户改由代办人办理' }, facts(supervisor())));
    expect(reasoned.order.demands).toHaveLength(2);
    expect(reasoned.notices[0]?.data).toEqual({ titles: '授权委托书与代办人证件' });
  });

  test('that are there, or that nobody knows, are not asked', () => {
    expect(refusal(low(lacking, { verb: 'ask-documents', documents: ['firm-identity'] })).refused).toBe(
      'process.nothing-missing',
    );
    expect(refusal(low(lacking, { verb: 'ask-documents', documents: ['poem'] })).refused).toBe(
      'process.document-unknown',
    );
  });

  test('come by file as well, also from the customer', () => {
    const attached = granted(
      low(lacking, { verb: 'attach', attachmentIds: ['f1'], document: 'premises' }, customer),
    );
    expect(attached.order.documents).toContain('premises');
    expect(attached.events.map(({ type }) => type)).toEqual(['attached', 'documents-received']);
  });
});

describe('ends outside the process', () => {
  test('a refusal needs reason and basis, and is told (R-REQ-10)', () => {
    expect(no(open, { verb: 'refuse', reason: '不合规', basis: '' })).toBe('process.reason-missing');
    const { order, notices } = ok(open, { verb: 'refuse', reason: '不合规', basis: '供电营业规则' });
    expect(order).toMatchObject({ status: 'refused', tasks: [] });
    expect(notices[0]?.code).toBe('request-refused');
    expect(no(open, { verb: 'refuse', reason: 'a', basis: 'b' }, customer)).toBe('process.not-for-customers');
  });

  test('a stale view cannot refuse, merge or correct', () => {
    const stale = facts(staff('clerk'), { seenVersion: open.version - 1 });
    expect(no(open, { verb: 'refuse', reason: 'a', basis: 'b' }, stale)).toBe('process.changed-meanwhile');
    expect(ok(open, { verb: 'remark', text: 'x' }, stale).order.version).toBe(open.version + 1);
  });

  test('after an end nothing is done but remarks, reopening, archiving', () => {
    const { order } = ok(open, { verb: 'withdraw', reason: '已解决' }, customer);
    expect(order.status).toBe('withdrawn');
    expect(no(order, { verb: 'urge', text: '快' })).toBe('process.order-not-open');
    expect(no(order, rightAct(complaint, open, 'dispatch.send'))).toBe('process.order-not-open');
    expect(ok(order, { verb: 'remark', text: '客户来电致谢' }).events).toHaveLength(1);
    const archived = ok(order, { verb: 'archive' }).order;
    expect(archived.status).toBe('archived');
    expect(no(archived, { verb: 'archive' })).toBe('process.order-not-open');
    expect(no(archived, { verb: 'reopen', reason: 'x' })).toBe('process.order-not-open');
  });

  test('an open order is not archived', () => {
    expect(refusal(tryOn(open, { verb: 'archive' })).data).toEqual({ gaps: '尚未办结' });
  });
});

describe('orders that belong together', () => {
  const into: Command = { verb: 'merge', intoOrderId: 'order-2', reason: '重复' };

  test('a duplicate ends in favour of the survivor, and one step back undoes it (M1)', () => {
    const merged = ok(open, into);
    expect(merged.order).toMatchObject({ status: 'merged', tasks: [], mergedInto: { orderId: 'order-2' } });
    expect(merged.clocks.every((effect) => effect.op === 'cancel')).toBe(true);
    const { order, clocks } = ok(merged.order, { verb: 'undo-merge', reason: '不是同一件事' });
    expect({ ...order, version: open.version }).toEqual(open);
    expect(clocks.map((effect) => effect.op)).toEqual(merged.clocks.map(() => 'reopen'));
    expect(no(order, { verb: 'undo-merge', reason: 'x' })).toBe('process.not-merged');
  });

  test('not into itself', () => {
    expect(no(open, { ...into, intoOrderId: 'order-1' })).toBe('process.merge-into-itself');
  });

  test('a linked order is split off on record', () => {
    const split = ok(open, {
      verb: 'split',
      newOrderId: 'order-3',
      definition: { kind: 'meter-test', version: 1 },
      reason: '另要求校表',
    });
    expect(split.events[0]).toMatchObject({
      type: 'split-off',
      data: { newOrderId: 'order-3', kind: 'meter-test' },
    });
  });
});

describe('what is said', () => {
  test('the third urging climbs to a supervisor by itself (R3)', () => {
    let order = open;
    for (const text of ['一', '二']) order = ok(order, { verb: 'urge', text }, customer).order;
    expect(order.escalation).toBe(0);
    const third = ok(order, { verb: 'urge', text: '三' }, customer);
    expect(third.order).toMatchObject({ urgedTimes: 3, escalation: 1 });
    expect(third.notices.map(({ code }) => code)).toEqual(['urged', 'escalated']);
  });

  test('a promised call is a clock of its own and stands before the end (R-REQ-07)', () => {
    const promise = {
      verb: 'promise-callback',
      callbackId: 'c1',
      dueAtMs: nowMs + hourMs,
      question: '何时答复',
    } as const;
    const promised = ok(open, promise);
    expect(promised.clocks[0]).toMatchObject({
      op: 'start',
      clock: 'callback:c1',
      promise: 'R-REQ-07',
      dueAtMs: nowMs + hourMs,
    });
    const ready = walk(complaint, promised, [
      'dispatch.send',
      'unit-accept.take',
      'contact.reached',
      'investigate.report',
      'review.approve',
      'reply.answered',
    ]);
    expect(no(ready.order, rightAct(complaint, ready.order, 'call-back.solved'))).toBe(
      'process.callback-open',
    );
    const kept = ok(ready.order, { verb: 'keep-callback', callbackId: 'c1', result: '已回电' });
    expect(kept.clocks[0]).toMatchObject({ op: 'stop', clock: 'callback:c1' });
    expect(no(kept.order, { verb: 'keep-callback', callbackId: 'c1', result: 'x' })).toBe(
      'process.callback-unknown',
    );
    for (const dueAtMs of [nowMs, nowMs + 31 * 24 * hourMs, Number.NaN, 1.5])
      expect(no(open, { ...promise, dueAtMs })).toBe('process.callback-in-past');
  });

  test('a breach is excused by a supervisor only, with the reason kept (S8)', () => {
    expect(ok(open, { verb: 'ask-excuse', clock: 'contact', reason: '系统停机' }).notices[0]?.code).toBe(
      'excuse-asked',
    );
    const excuse: Command = { verb: 'excuse-clock', clock: 'contact', reason: '系统停机' };
    expect(no(open, excuse)).toBe('process.supervisor-needed');
    const excused = ok(open, excuse, facts(supervisor()));
    expect(excused.clocks[0]).toMatchObject({ op: 'excuse', approvedBy: 'boss', run: 1 });
    expect(no(open, { ...excuse, clock: 'toString' }, facts(supervisor()))).toBe('process.clock-unknown');
  });

  test('help, abnormality, escalation, signature: each is an event', () => {
    const said: readonly Command[] = [
      { verb: 'ask-help', task: 'dispatch#1', fromTeam: 'billing', question: '电费如何计算' },
      { verb: 'report-abnormality', text: '系统卡顿' },
      { verb: 'escalate', reason: '媒体关注' },
      { verb: 'record-signature', signatureId: 's1', confirms: '情况属实' },
    ];
    expect(said.map((command) => ok(open, command).events[0]?.type)).toEqual([
      'help-asked',
      'abnormality-reported',
      'escalated',
      'signed',
    ]);
  });

  test.each(['', ' \n', 'a\u0000b', '长'.repeat(1001)])('a text like %j is refused', (text) => {
    expect(refusal(tryOn(open, { verb: 'remark', text })).field).toBe('text');
  });
});

describe('an own mistake', () => {
  const home = accepted(residentialConnection).order;
  const mend = (values: object, apology = '抱歉录错'): Advanced | Rejected =>
    tryOn(
      home,
      { verb: 'correct', values: values as never, reason: '录入错误', apology },
      facts(),
      residentialConnection,
    );

  test('is put right with an apology, old and new on record, personal values apart (R-REQ-16)', () => {
    const { order, events, notices } = granted(mend({ requestedPowerW: 10_000, applicantName: '王晓明' }));
    expect(order.values).toMatchObject({ requestedPowerW: 10_000, applicantName: '王晓明' });
    expect(events[0]).toMatchObject({
      data: { before: { requestedPowerW: 8000 }, after: { requestedPowerW: 10_000 } },
      personal: { before: { applicantName: '王小明' }, after: { applicantName: '王晓明' } },
    });
    expect(notices[0]?.code).toBe('apology');
  });

  test('is not put right with another mistake, nor in silence', () => {
    expect(refusal(mend({ requestedPowerW: -1 })).field).toBe('form.requestedPowerW');
    expect(refusal(mend({ requestedPowerW: 9000 }, '')).field).toBe('apology');
    expect(refusal(mend({ appointmentAt: '2026-10-12T09:30' })).refused).toBe('form.unknown-field');
    expect(refusal(mend({ requestedPowerW: 8000 })).refused).toBe('process.reason-missing');
  });

  test('takes along what the corrected answer asks for, and drops what it no longer asks for', () => {
    expect(refusal(mend({ byAgent: true })).faults?.map(({ field }) => field)).toEqual([
      'form.agentName',
      'form.agentPhone',
    ]);
    const agent = { byAgent: true, agentName: '赵明', agentPhone: '13700004321' };
    const { order } = granted(mend(agent));
    const back = tryOn(
      order,
      { verb: 'correct', values: { byAgent: false }, reason: '没有代办', apology: '抱歉' },
      facts(),
      residentialConnection,
    );
    expect(granted(back).order.values).toEqual(home.values);
  });
});

test('the customer may add a word to the own case', () => {
  const said = ok(open, { verb: 'remark', text: '周末也有人在家' }, customer);
  expect(said.events.map(({ type }) => type)).toEqual(['remarked']);
});

test('what is staff business is closed to the customer', () => {
  const verbs: readonly Command[] = [
    { verb: 'merge', intoOrderId: 'o', reason: 'x' },
    { verb: 'refuse', reason: 'x', basis: 'x' },
    { verb: 'excuse-clock', clock: 'arrive', reason: 'x' },
    { verb: 'reopen', reason: 'x' },
    { verb: 'archive' },
    { verb: 'claim', task: 'dispatch#1' },
  ];
  for (const command of verbs) expect(no(open, command, customer)).toBe('process.not-for-customers');
});
