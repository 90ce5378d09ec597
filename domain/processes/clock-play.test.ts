// Clocks of an order: started and stopped by what happens, standing still in the customer's time and for good
// reasons, undone with a returned step, run anew after reopening, and never losing the first result (S1, S3, S7).
import { describe, expect, test } from 'vitest';
import { advance } from './advance.ts';
import type { Command } from './command.ts';
import type { complaint } from './definitions/complaint.ts';
import { faultReport } from './definitions/fault-report.ts';
import { lowVoltageConnection } from './definitions/low-voltage-connection.ts';
import { residentialConnection } from './definitions/residential-connection.ts';
import { reconnection } from './definitions/reconnection.ts';
import type { Advanced, ClockEffect, Facts, OrderState } from './state.ts';
import {
  accepted,
  facts,
  goodIntake,
  granted,
  hourMs,
  morningMs,
  refusal,
  staff,
  supervisor,
  walk,
} from './testing.ts';

const toConfirm = ['appoint.arrange', 'visit.arrive', 'survey.feasible', 'plan.reply'];
const laterMs = morningMs + 48 * hourMs;

// eslint-disable-next-line @typescript-eslint/max-params -- three positional, then an object (style rule 3)
function play(
  definition: typeof complaint,
  order: OrderState,
  command: Command,
  how: { who?: Facts; nowMs?: number } = {},
): Advanced {
  return granted(
    advance(definition, order, command, {
      facts: how.who ?? facts(supervisor('clerk')),
      nowMs: how.nowMs ?? laterMs,
    }),
  );
}

function brief(effects: readonly ClockEffect[]): readonly string[] {
  return effects.map((effect) => `${effect.op} ${effect.clock} ${String(effect.run)}`);
}

describe('the customer’s time', () => {
  test('is not counted while a step waits for the customer', () => {
    const waiting = walk(lowVoltageConnection, accepted(lowVoltageConnection), toConfirm);
    expect(brief(waiting.clocks)).toEqual(['stop plan 1', 'pause whole 1']);
    expect(waiting.clocks[1]).toMatchObject({ reason: 'waits-for-customer' });
    const agreed = walk(lowVoltageConnection, waiting, ['confirm.agree']);
    expect(brief(agreed.clocks)).toEqual(['resume whole 1', 'start inspection-2 1']);
  });

  test('a pause that ends inside the waiting leaves the waiting in force', () => {
    const waiting = walk(lowVoltageConnection, accepted(lowVoltageConnection), toConfirm).order;
    const pause: Command = {
      verb: 'pause',
      task: 'confirm#1',
      reason: 'customer-asked',
      remark: '出差',
      evidenceIds: ['a'],
    };
    const paused = play(lowVoltageConnection, waiting, pause);
    expect(paused.clocks).toEqual([]);
    const resumed = play(lowVoltageConnection, paused.order, { verb: 'resume', task: 'confirm#1' });
    expect(resumed.clocks).toEqual([]);
    expect(resumed.order.clocks['whole']?.heldBy).toEqual(['confirm#1']);
  });
});

describe('a pause', () => {
  const onTheWay = walk(residentialConnection, accepted(residentialConnection), ['appoint.arrange']).order;
  const storm: Command = { verb: 'pause', task: 'visit#1', reason: 'severe-weather', remark: '暴雨红色预警' };
  const crew = { who: facts(staff('crew')) };

  test('is granted only for reasons the step allows, with its evidence', () => {
    const tired = advance(
      residentialConnection,
      onTheWay,
      { ...storm, reason: 'tired' },
      { facts: facts(), nowMs: laterMs },
    );
    expect(refusal(tired)).toMatchObject({ refused: 'process.pause-not-allowed', field: 'reason' });
    const absent = { ...storm, reason: 'customer-absent' };
    expect(
      refusal(advance(residentialConnection, onTheWay, absent, { facts: facts(), nowMs: laterMs })).refused,
    ).toBe('process.evidence-missing');
  });

  test('that needs approval counts from the request on, once approved (S3)', () => {
    const asked = play(residentialConnection, onTheWay, storm, crew);
    expect(asked.clocks).toEqual([]);
    const approve: Command = { verb: 'approve-pause', task: 'visit#1' };
    const byCrew = advance(residentialConnection, asked.order, approve, {
      facts: facts(staff('crew')),
      nowMs: laterMs,
    });
    expect(refusal(byCrew).refused).toBe('process.supervisor-needed');
    const approved = play(residentialConnection, asked.order, approve, {
      who: facts(supervisor()),
      nowMs: laterMs + hourMs,
    });
    expect(approved.clocks).toEqual([
      {
        op: 'pause',
        clock: 'connection',
        run: 1,
        atMs: laterMs,
        reason: 'severe-weather',
        approvedBy: 'boss',
      },
    ]);
  });

  test('stops work on the task until it is resumed, and the clock runs on', () => {
    const paused = play(residentialConnection, onTheWay, storm).order;
    const arrive: Command = { verb: 'act', task: 'visit#1', action: 'arrive' };
    const now = { facts: facts(supervisor('clerk')), nowMs: laterMs };
    expect(refusal(advance(residentialConnection, paused, arrive, now)).refused).toBe('process.task-paused');
    const resumed = play(residentialConnection, paused, { verb: 'resume', task: 'visit#1' });
    expect(brief(resumed.clocks)).toEqual(['resume connection 1']);
    expect(brief(play(residentialConnection, resumed.order, arrive).clocks)).toEqual(['stop appointment 1']);
  });

  test('goes with the order when it is withdrawn, and nothing keeps running', () => {
    const paused = play(residentialConnection, onTheWay, storm).order;
    const gone = play(residentialConnection, paused, { verb: 'withdraw', reason: '不办了' });
    expect(Object.values(gone.order.clocks).filter((clock) => clock.status === 'running')).toEqual([]);
    expect(brief(gone.clocks)).toContain('cancel connection 1');
  });
});

describe('papers that come late', () => {
  test('start the plan clock when the last is there', () => {
    const late = accepted(residentialConnection, { documents: ['identity'] });
    const complete = play(residentialConnection, late.order, {
      verb: 'receive-documents',
      documents: ['premises'],
    });
    expect(brief(complete.clocks)).toEqual(['start plan 1']);
    expect(complete.notices.map(({ code }) => code)).toEqual(['documents-complete']);
  });

  test('start nothing any more once the plan has been answered', () => {
    const late = walk(
      residentialConnection,
      accepted(residentialConnection, { documents: ['identity'] }),
      toConfirm,
    );
    const complete = play(residentialConnection, late.order, {
      verb: 'receive-documents',
      documents: ['premises'],
    });
    expect(complete.clocks).toEqual([]);
  });
});

describe('a returned step', () => {
  test('undoes what its action stopped and started', () => {
    const arrived = walk(residentialConnection, accepted(residentialConnection), [
      'appoint.arrange',
      'visit.arrive',
    ]).order;
    const back = play(residentialConnection, arrived, {
      verb: 'return',
      task: 'survey#1',
      reason: '误点到达',
    });
    expect(brief(back.clocks)).toEqual(['reopen appointment 1']);
    expect(back.order.tasks).toMatchObject([{ id: 'visit#2', assigneeId: 'worker-1' }]);
    expect(back.order.fired).not.toContain('visit.arrive');
    const again = play(residentialConnection, back.order, {
      verb: 'return',
      task: 'visit#2',
      reason: '改约',
    });
    expect(brief(again.clocks)).toEqual(['cancel appointment 1']);
    expect(again.order.tasks[0]?.step).toBe('appoint');
  });

  test('undoes only the last of two like actions', () => {
    const again = walk(residentialConnection, accepted(residentialConnection), [
      'appoint.arrange',
      'visit.absent',
      'appoint.arrange',
      'visit.arrive',
    ]).order;
    const back = play(residentialConnection, again, { verb: 'return', task: 'survey#1', reason: '误点' });
    expect(brief(back.clocks)).toEqual(['reopen appointment 2']);
  });

  test('cannot leap back over a fork or a join', () => {
    const forked = walk(residentialConnection, accepted(residentialConnection), [
      ...toConfirm,
      'confirm.agree',
    ]).order;
    const now = { facts: facts(), nowMs: laterMs };
    const back: Command = { verb: 'return', task: 'contract#1', reason: '退' };
    expect(refusal(advance(residentialConnection, forked, back, now)).refused).toBe(
      'process.return-impossible',
    );
    const first: Command = { verb: 'return', task: 'appoint#1', reason: '退' };
    expect(
      refusal(advance(residentialConnection, accepted(residentialConnection).order, first, now)).refused,
    ).toBe('process.return-impossible');
  });
});

describe('runs', () => {
  const repaired = [
    'triage.dispatch',
    'take-job.take',
    'depart.leave',
    'travel.arrive',
    'find-cause.ours',
    'repair.restored',
  ];

  test('a repeated repair has its own run, the first result stays', () => {
    const twice = walk(faultReport, accepted(faultReport), [
      ...repaired,
      'return-visit.unsolved',
      ...repaired.slice(1),
    ]);
    expect(twice.order.clocks).toMatchObject({
      arrive: { run: 1, status: 'stopped' },
      restore: { run: 2, status: 'stopped' },
      'repair-again': { run: 1, status: 'stopped' },
      'return-visit': { run: 2, status: 'running' },
    });
  });

  test('a reopened order starts its named clocks anew (S7)', () => {
    const closed = walk(faultReport, accepted(faultReport), [...repaired, 'return-visit.solved']).order;
    const again = play(faultReport, closed, { verb: 'reopen', reason: '又停电了' });
    expect(brief(again.clocks)).toEqual(['start arrive 2', 'start repair 2']);
    expect(again.order).toMatchObject({ status: 'open', reopenedTimes: 1 });
    const more = walk(faultReport, again, [...repaired.slice(1), 'return-visit.solved']);
    expect(more.order.clocks['arrive']).toMatchObject({ run: 2, status: 'stopped' });
  });

  test('an order closed too long ago is not reopened', () => {
    const closed = walk(faultReport, accepted(faultReport), ['triage.guided']).order;
    const reopen: Command = { verb: 'reopen', reason: '又坏了' };
    const now = { facts: facts(), nowMs: morningMs + 8 * 24 * hourMs };
    expect(refusal(advance(faultReport, closed, reopen, now))).toMatchObject({
      refused: 'process.reopen-impossible',
      data: { days: 7 },
    });
  });

  test('phone guidance keeps no arrival promise: it falls away', () => {
    const guided = walk(faultReport, accepted(faultReport), ['triage.guided']);
    expect(brief(guided.clocks)).toEqual(['stop dispatch 1', 'cancel arrive 1', 'cancel repair 1']);
  });
});

test('a clock counts from the instant its rule names, not from the click', () => {
  const paid = accepted(reconnection, goodIntake(reconnection, { clearedAt: '2026-09-29T15:10' }));
  expect(paid.clocks).toEqual([
    {
      op: 'start',
      clock: 'after-payment',
      run: 1,
      promise: 'SRV-13',
      atMs: Date.parse('2026-09-29T15:10:00+08:00'),
    },
  ]);
});
