// Every definition in use is sound; and a definition broken in any of the ways a fault names is found.
import { describe, expect, test } from 'vitest';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import type { ProcessDefinition, TaskStep } from './definition.ts';
import { allDefinitions } from './definitions/index.ts';
import type { FaultCode } from './faults.ts';
import { action, choice, field, paper, yesNo } from './parts/make.ts';
import { proveDefinition } from './prove.ts';

const promises = new Set(promiseCatalogue.map((promise) => promise.id));

/** A sound little process: look, then write and pay side by side, then finish. */
const sound: ProcessDefinition = {
  kind: 'little',
  version: 1,
  title: '小业务',
  summary: '',
  family: 'service',
  subject: 'anyone',
  urgency: 3,
  complexity: { level: 'simple' },
  channels: ['counter'],
  form: [
    choice('purpose', '事由', { a: '甲', b: '乙' }, { section: 'purpose' }),
    field('callerPhone', '电话', { type: 'phone', section: 'customer', sample: '13800001234' }),
  ],
  documents: [paper('letter', '信函', '', { dueBefore: 'pay.paid' })],
  first: ['look'],
  steps: {
    look: task([action('go', '继续', ['write', 'pay'])]),
    write: task([action('written', '写好', 'finish'), action('again', '重写', 'rewrite')]),
    rewrite: task([action('back', '交回', 'write')]),
    pay: task([action('paid', '付讫', 'finish')]),
    finish: task([action('done', '办完', 'ended')], { join: ['write', 'pay'] }),
    ended: { kind: 'end', title: '完', outcome: 'done', notices: ['case-closed'] },
  },
  clocks: [
    {
      id: 'all',
      promise: 'DESK-09',
      title: '',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['finish.done'],
      runs: 'once',
    },
  ],
  resultClocks: ['all'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 1,
  sources: [],
};

function task(actions: TaskStep['actions'], more: Partial<TaskStep> = {}): TaskStep {
  return { kind: 'task', title: '环节', team: 'hall', does: '', actions, ...more };
}

/** The sound process with some steps replaced. */
function withSteps(steps: ProcessDefinition['steps']): ProcessDefinition {
  return { ...sound, steps: { ...sound.steps, ...steps } };
}

function withClock(clock: Partial<ProcessDefinition['clocks'][number]>): ProcessDefinition {
  return { ...sound, clocks: sound.clocks.map((rule) => ({ ...rule, ...clock })) };
}

function withForm(...form: ProcessDefinition['form']): ProcessDefinition {
  return { ...sound, form };
}

describe('the definitions in use', () => {
  test.each(allDefinitions.map((definition) => [definition.kind, definition] as const))(
    '%s is sound',
    (_kind, definition) => {
      expect(proveDefinition(definition, promises)).toEqual([]);
    },
  );

  test('bear each kind and version once', () => {
    const refs = allDefinitions.map(({ kind, version }) => `${kind}@${String(version)}`);
    expect(new Set(refs).size).toBe(refs.length);
  });
});

const broken: readonly (readonly [FaultCode, string, ProcessDefinition])[] = [
  ['not-serialisable', 'code inside', { ...sound, summary: (() => '') as unknown as string }],
  ['unknown-clock', 'a time limit of a clock it has not', { ...sound, resultClocks: ['all', 'none'] }],
  ['unknown-field', 'a letter without its answer', { ...sound, letter: { answer: 'purpose' } }],
  ['no-result-clock', 'no time limit to tell', { ...sound, resultClocks: [] }],
  [
    'no-result-clock',
    'a time limit for some answers only',
    withClock({ when: { field: 'purpose', is: 'a' } }),
  ],
  ['no-channel', 'no channel', { ...sound, channels: [] }],
  ['no-notice', 'nothing told on acceptance', { ...sound, noticesOnAccept: [] }],
  [
    'no-notice',
    'nothing told at the end',
    withSteps({ ended: { kind: 'end', title: '', outcome: 'done', notices: [] } }),
  ],
  ['unknown-notice', 'a notice nobody wrote', { ...sound, noticesOnAccept: ['greetings' as 'thanks'] }],
  [
    'no-good-end',
    'only bad ends',
    withSteps({ ended: { kind: 'end', title: '', outcome: 'lapsed', notices: ['thanks'] } }),
  ],
  [
    'unknown-step',
    'an action leads nowhere',
    withSteps({ look: task([action('go', '', ['write', 'nowhere'])]) }),
  ],
  ['unknown-step', 'it starts in a join', { ...sound, first: ['finish'] }],
  ['step-without-action', 'a step without action', withSteps({ rewrite: task([]) })],
  [
    'unknown-team',
    'a team nobody has',
    withSteps({ rewrite: task([action('back', '', 'write')], { team: 'cooks' as 'hall' }) }),
  ],
  [
    'action-named-twice',
    'two actions of one name',
    withSteps({ pay: task([action('paid', '', 'finish'), action('paid', '', 'finish')]) }),
  ],
  ['action-without-target', 'an action without target', withSteps({ pay: task([action('paid', '', [])]) })],
  [
    'unknown-guard',
    'a guard nobody wrote',
    withSteps({ pay: task([action('paid', '', 'finish', { guards: ['moon' as 'fees-settled'] })]) }),
  ],
  [
    'guard-without-field',
    'a guard without its field',
    withSteps({ pay: task([action('paid', '', 'finish', { guards: ['claim-in-time'] })]) }),
  ],
  [
    'join-mismatch',
    'a join of steps that never come',
    withSteps({ finish: task([action('done', '', 'ended')], { join: ['write', 'look'] }) }),
  ],
  [
    'checklist',
    'a checklist that is not there',
    withSteps({ pay: task([action('paid', '', 'finish', { requiresChecklist: true })]) }),
  ],
  ['unknown-trigger', 'a clock listens to nothing', withClock({ stopsWhenAny: ['finish.never'] })],
  [
    'unknown-clock',
    'a pause of no clock',
    withSteps({ pay: task([action('paid', '', 'finish')], { waitsForCustomer: { clocks: ['none'] } }) }),
  ],
  ['clock-named-twice', 'two clocks of one name', { ...sound, clocks: [...sound.clocks, ...sound.clocks] }],
  ['clock-without-stop', 'a clock without stop', withClock({ stopsWhenAny: [] })],
  ['unknown-promise', 'a promise nobody made', withClock({ promise: 'R-PROM-99' })],
  [
    'pause-named-twice',
    'two pauses of one name',
    withSteps({ pay: task([action('paid', '', 'finish')], { pauses: [pauseRule(), pauseRule()] }) }),
  ],
  [
    'document-named-twice',
    'two papers of one code',
    { ...sound, documents: [...sound.documents, ...sound.documents] },
  ],
  [
    'core-document-due-later',
    'a core paper due later',
    { ...sound, documents: [paper('x', '', '', { core: true, dueBefore: 'pay.paid' })] },
  ],
  [
    'field-named-twice',
    'two fields of one name',
    withForm(...sound.form, yesNo('purpose', '又问', { section: 'use' })),
  ],
  [
    'field-without-unit',
    'an integer without unit',
    withForm(field('size', '大小', { type: 'integer', sample: 1 })),
  ],
  [
    'field-order',
    'capacity asked before purpose',
    withForm(yesNo('big', '大', { section: 'capacity' }), yesNo('why', '因', { section: 'purpose' })),
  ],
  [
    'field-options',
    'a choice without options',
    withForm(field('pick', '选', { type: 'choice', sample: 'a' })),
  ],
  [
    'sample-invalid',
    'a wrong sample',
    withForm(field('callerPhone', '电话', { type: 'phone', sample: '12' })),
  ],
  [
    'unknown-field',
    'a condition on no field',
    withForm(yesNo('a', '', { visibleWhen: { field: 'b', is: true } })),
  ],
  [
    'unknown-option',
    'a condition on no option',
    { ...sound, documents: [paper('x', '', '', { requiredWhen: { field: 'purpose', is: 'c' } })] },
  ],
  [
    'actions-not-exhaustive',
    'a step that offers nothing for 乙',
    withSteps({ rewrite: task([action('back', '', 'write', { when: { field: 'purpose', is: 'a' } })]) }),
  ],
  ['unreachable-step', 'a step nobody reaches', withSteps({ island: task([action('stay', '', 'ended')]) })],
  ['cannot-end', 'a circle without way out', withSteps({ rewrite: task([action('back', '', 'rewrite')]) })],
  [
    'hangs',
    'a join that one side never reaches',
    withSteps({ look: task([action('go', '', ['write', 'pay']), action('only', '', 'pay')]) }),
  ],
  [
    'opens-twice',
    'a step opened while open',
    withSteps({ pay: task([action('paid', '', 'finish'), action('more', '', ['pay', 'write'])]) }),
  ],
  [
    'ends-with-work-open',
    'an end beside open work',
    withSteps({ pay: task([action('paid', '', 'finish'), action('stop', '', 'ended')]) }),
  ],
  [
    'clock-never-starts',
    'a clock that never starts',
    withClock({ startsWhenAll: ['look.go', 'closed'], stopsWhenAny: ['finish.done'] }),
  ],
  ['clock-left-running', 'a clock left running', withClock({ stopsWhenAny: ['rewrite.back'] })],
];

function pauseRule() {
  return { reason: 'rain', title: '', clocks: ['all'] };
}

describe('a broken definition is found:', () => {
  test('the little process itself is sound', () => {
    expect(proveDefinition(sound, promises)).toEqual([]);
  });

  test.each(broken)('%s: %s', (code, _what, definition) => {
    expect(proveDefinition(definition, promises).map((fault) => fault.code)).toContain(code);
  });

  test('too large: sixteen steps side by side', () => {
    const ids = Array.from({ length: 16 }, (_, at) => `part-${String(at)}`);
    const parts = ids.map((id) => [id, task([action('on', '', 'finish')])] as const);
    const definition = withSteps({
      ...Object.fromEntries(parts),
      look: task([action('go', '', [...ids, 'write', 'pay'])]),
      finish: task([action('done', '', 'ended')], { join: [...ids, 'write', 'pay'] }),
    });
    expect(proveDefinition(definition).map((fault) => fault.code)).toEqual(['too-large']);
  });
});
