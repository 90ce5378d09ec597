// Every business is walked from acceptance to each kind of end that matters, with right entries at every step:
// it ends, its clocks end with it, the customer is told.
import { describe, expect, test } from 'vitest';
import type { FormValues } from '../field.ts';
import { accepted, goodIntake, walk } from '../testing.ts';
import { allDefinitions, currentDefinitions, findDefinition, currentDefinition } from './index.ts';
import { present } from '#domain/kernel/assert.ts';

interface Walk {
  readonly kind: string;
  readonly form?: FormValues;
  readonly ways: readonly (string | readonly [string, FormValues])[];
  readonly end: string;
  /** Promises kept on the way, by clock. */
  readonly kept: readonly string[];
}

const toSurvey = ['appoint.arrange', 'visit.arrive', 'survey.feasible'];
const desk = ['dispatch.send', 'unit-accept.take'];

const walks: readonly Walk[] = [
  {
    kind: 'residential-connection',
    ways: [...toSurvey, 'plan.reply', 'confirm.agree', 'install.ready', 'contract.sign', 'energise.done'],
    end: 'connected',
    kept: ['connection', 'plan', 'meter', 'appointment'],
  },
  {
    kind: 'residential-connection',
    ways: [
      'appoint.arrange',
      'visit.absent',
      'appoint.arrange',
      'visit.arrive',
      'survey.unfeasible',
      'decline-check.confirm',
    ],
    end: 'declined',
    kept: ['appointment'],
  },
  {
    kind: 'low-voltage-connection',
    ways: [
      ...toSurvey,
      ['plan.reply', { customerWorks: true }],
      'confirm.agree-and-build',
      'contract.sign',
      'build.ask',
      'inspect.fail',
      'rectify.ask',
      'inspect.pass',
      'energise.done',
    ],
    end: 'connected',
    kept: ['whole', 'plan', 'appointment', 'inspection', 'inspection-3', 'energise', 'meter'],
  },
  {
    kind: 'low-voltage-connection',
    ways: [...toSurvey, 'plan.reply', 'confirm.lapse'],
    end: 'lapsed',
    kept: ['plan', 'appointment'],
  },
  {
    kind: 'high-voltage-connection',
    ways: [
      ...toSurvey,
      ['plan.reply', { keyUser: true }],
      'confirm.object',
      ['plan.reply', { keyUser: true }],
      'confirm.agree',
      'design.submit',
      'design-review.amend',
      'design.submit',
      'design-review.pass',
      'build.ask-midway',
      'midway.report',
      'build.ask',
      'inspect.pass',
      'contract.sign',
      'meter.installed',
      'energise.done',
    ],
    end: 'connected',
    kept: [
      'whole-ten-6-high-single',
      'plan-single',
      'appointment',
      'design-review',
      'midway',
      'inspection',
      'energise',
      'meter',
    ],
  },
  {
    kind: 'capacity-increase',
    ways: [...toSurvey, 'plan.reply', 'confirm.agree', 'inspect.pass', 'contract.sign', 'energise.done'],
    end: 'increased',
    kept: ['plan-low', 'appointment', 'inspection-2', 'energise', 'meter'],
  },
  { kind: 'consultation', ways: ['first-answer.answer'], end: 'answered', kept: ['answer'] },
  {
    kind: 'consultation',
    ways: ['first-answer.pass-on', ...desk, 'reply.reply'],
    end: 'answered',
    kept: ['answer', 'dispatch', 'unit-accept'],
  },
  {
    kind: 'information-query',
    ways: ['check-identity.confirmed', 'look-up.written', 'deliver.handed'],
    end: 'answered',
    kept: ['written-answer'],
  },
  {
    kind: 'information-query',
    form: { answerForm: 'spoken' },
    ways: ['check-identity.confirmed', 'look-up.spoken'],
    end: 'answered',
    kept: ['spoken-answer'],
  },
  {
    kind: 'fault-report',
    ways: [
      'triage.dispatch',
      'take-job.take',
      'depart.leave',
      'travel.arrive',
      'find-cause.ours',
      'repair.restored',
      'return-visit.solved',
    ],
    end: 'restored',
    kept: ['dispatch', 'take-job', 'arrive', 'restore', 'repair', 'return-visit'],
  },
  { kind: 'fault-report', ways: ['triage.guided'], end: 'guided', kept: ['dispatch'] },
  {
    kind: 'fault-report',
    ways: ['triage.dispatch', 'take-job.take', 'depart.leave', 'travel.arrive', 'find-cause.inside'],
    end: 'advised',
    kept: ['dispatch', 'take-job', 'arrive'],
  },
  {
    kind: 'complaint',
    ways: [
      ...desk,
      'contact.reached',
      'investigate.report',
      'review.approve',
      'reply.answered',
      'call-back.solved',
    ],
    end: 'closed',
    kept: ['dispatch', 'unit-accept', 'contact', 'unit-answer', 'answer', 'call-back'],
  },
  {
    kind: 'report',
    ways: ['register.assign', 'investigate.substantiated', 'review.approve', 'answer.answered'],
    end: 'answered',
    kept: ['answer', 'dispatch'],
  },
  {
    kind: 'report',
    form: { anonymous: true },
    ways: ['register.assign', 'investigate.unsubstantiated', 'review.approve', 'answer.filed'],
    end: 'filed',
    kept: ['answer', 'dispatch'],
  },
  {
    kind: 'suggestion',
    ways: [...desk, 'consider.adopt', 'reply.answered'],
    end: 'answered',
    kept: ['dispatch', 'unit-accept', 'answer'],
  },
  {
    kind: 'opinion',
    ways: [...desk, 'consider.decline', 'reply.answered'],
    end: 'answered',
    kept: ['dispatch', 'unit-accept', 'answer'],
  },
  { kind: 'praise', ways: ['pass-on.passed'], end: 'passed', kept: ['pass-on'] },
  {
    kind: 'meter-fault',
    ways: [
      'appoint.arrange',
      'visit.arrive',
      'check.by-customer',
      'charge.paid',
      'replace.done',
      'settle.adjust',
    ],
    end: 'replaced',
    kept: ['handled', 'appointment'],
  },
  {
    kind: 'meter-test',
    ways: [
      'fee.settled',
      'appoint.arrange',
      'visit.arrive',
      'take-down.sent',
      ['test.reported', { testResult: 'out-of-tolerance', errorPercent: '2.6' }],
      'answer.out',
      'refund.done',
    ],
    end: 'refunded',
    kept: ['result', 'appointment'],
  },
  {
    kind: 'reading-dispute',
    ways: [
      'check-data.look',
      'appoint.arrange',
      'visit.arrive',
      're-read.different',
      'correct.done',
      'reply.answered',
    ],
    end: 'answered',
    kept: ['answer', 'appointment'],
  },
  {
    kind: 'damaged-appliance',
    ways: ['visit.arrive', 'verify.ours', 'assess.assessed', 'agree.signed', 'pay.done', 'close.closed'],
    end: 'settled',
    kept: ['seen', 'ticket'],
  },
  {
    kind: 'reconnection',
    ways: ['check.cleared', 'restore-remotely.failed', 'restore-on-site.restored', 'confirm.closed'],
    end: 'restored',
    kept: ['after-payment', 'ticket-on-site'],
  },
  {
    kind: 'reconnection',
    form: { cutReason: 'danger' },
    ways: ['check.cleared', 'restore-remotely.restored', 'confirm.closed'],
    end: 'restored',
    kept: ['after-cause', 'ticket'],
  },
  {
    kind: 'home-visit',
    ways: ['appoint.arrange', 'visit.arrive', 'serve.served'],
    end: 'served',
    kept: ['served', 'appointment'],
  },
  {
    kind: 'safety-guidance',
    ways: ['appoint.arrange', 'visit.arrive', 'guide.dangers', 'recheck.not-mended'],
    end: 'reminded',
    kept: ['guided', 'appointment'],
  },
];

describe('a business walked to its end', () => {
  test.each(walks.map((one) => [`${one.kind} to ${one.end}`, one] as const))('%s', (_name, one) => {
    const definition = present(
      allDefinitions.find(({ kind }) => kind === one.kind),
      one.kind,
    );
    const start = accepted(definition, goodIntake(definition, one.form));
    const last = walk(definition, start, one.ways);
    expect(last.order).toMatchObject({ status: 'closed', end: one.end, tasks: [], arrived: {} });
    const clocks = Object.entries(last.order.clocks);
    expect(
      clocks
        .filter(([, clock]) => clock.status === 'stopped')
        .map(([id]) => id)
        .sort(),
    ).toEqual([...one.kept].sort());
    expect(clocks.filter(([, clock]) => clock.status === 'running')).toEqual([]);
    expect(last.notices.length).toBeGreaterThan(0);
  });

  test('every kind of business is walked', () => {
    const walked = new Set(walks.map((one) => one.kind));
    expect(
      currentDefinitions()
        .map(({ kind }) => kind)
        .filter((kind) => !walked.has(kind)),
    ).toEqual([]);
  });
});

describe('the registry', () => {
  test('finds a version, and the newest', () => {
    expect(findDefinition('complaint', 1)).toMatchObject({ kind: 'complaint', version: 1 });
    expect(currentDefinition('complaint')).toMatchObject({ kind: 'complaint' });
  });

  test('refuses kinds and versions nobody wrote', () => {
    expect(findDefinition('complaint', 99)).toMatchObject({ refused: 'process.kind-unknown', field: 'kind' });
    expect(currentDefinition('constructor')).toMatchObject({ refused: 'process.kind-unknown' });
  });
});
