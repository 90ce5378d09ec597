/** How the staff handle what reaches them: which way a step goes, how long it takes, what people choose. */
import type { TeamFunction } from '#domain/organisation/team-functions.ts';

type Weights = Readonly<Record<string, number>>;

/** Weights of the actions of a step, by `kind.step` or by step; what is not named gets the default (ways.ts). */
export const actionWeights: Readonly<Record<string, Weights>> = {
  'first-answer': { answer: 8.5, 'pass-on': 1.5 },
  triage: { dispatch: 7, guided: 1.8, 'known-outage': 1.2 },
  'take-job': { take: 60, 'not-ours': 1 },
  'find-cause': { ours: 8, inside: 2 },
  'return-visit': { solved: 8.6, unsolved: 0.3, unreached: 1.1 },
  'call-back': { solved: 8, unsolved: 0.6, unreached: 1.4 },
  visit: { arrive: 25, absent: 1 },
  survey: { feasible: 30, unfeasible: 1 },
  plan: { reply: 25, 'survey-again': 1 },
  confirm: { agree: 24, 'agree-and-build': 24, object: 1, lapse: 0 },
  'reconnection.confirm': { closed: 20, 'no-power': 1 },
  inspect: { pass: 5, fail: 1 },
  'meter-fault.check': { faulty: 6, normal: 3, 'by-customer': 1 },
  'reconnection.check': { cleared: 20, 'not-cleared': 1 },
  settle: { adjust: 3, none: 2 },
  'check-data': { right: 5, wrong: 2, look: 3 },
  're-read': { same: 4, different: 2 },
  'check-identity': { confirmed: 30, 'not-entitled': 1 },
  deliver: { handed: 3, mailed: 1 },
  verify: { ours: 4, 'not-ours': 3, late: 0 },
  'damaged-appliance.agree': { signed: 9, disagree: 1 },
  'decline-check': { confirm: 6, redo: 1 },
  guide: { fine: 6, dangers: 2 },
  recheck: { mended: 4, 'not-mended': 1 },
  'report.investigate': { substantiated: 4, unsubstantiated: 3 },
  review: { approve: 9, 'send-back': 1 },
  contact: { reached: 9, unreached: 1 },
  consider: { adopt: 5, decline: 4 },
  'restore-remotely': { restored: 8, failed: 2 },
  serve: { served: 15, again: 1 },
  'unit-accept': { take: 40, 'send-back': 1 },
  'design-review': { pass: 5, amend: 1 },
};

/** In a storm most calls are about outages that are known already. */
export const stormTriage: Weights = { dispatch: 5, guided: 0.4, 'known-outage': 4.6 };

/** Median minutes of working time: until somebody takes the task, and until it is done. */
export interface Pace {
  readonly wait: number;
  readonly work: number;
}

const office: Pace = { wait: 45, work: 40 };

const paces: Readonly<Record<string, Pace>> = {
  triage: { wait: 0.3, work: 0.6 },
  'take-job': { wait: 0.4, work: 0.8 },
  depart: { wait: 0.2, work: 3.5 },
  travel: { wait: 0, work: 19 },
  'find-cause': { wait: 0, work: 14 },
  repair: { wait: 0, work: 38 },
  'return-visit': { wait: 60, work: 5 },
  'first-answer': { wait: 0.3, work: 3.5 },
  dispatch: { wait: 2, work: 4 },
  'unit-accept': { wait: 14, work: 6 },
  appoint: { wait: 35, work: 8 },
  survey: { wait: 0, work: 45 },
  plan: { wait: 110, work: 90 },
  confirm: { wait: 0, work: 600 },
  'reconnection.confirm': { wait: 5, work: 6 },
  contract: { wait: 180, work: 60 },
  install: { wait: 220, work: 180 },
  energise: { wait: 160, work: 60 },
  meter: { wait: 200, work: 90 },
  inspect: { wait: 240, work: 90 },
  build: { wait: 0, work: 3200 },
  design: { wait: 0, work: 2400 },
  'design-review': { wait: 700, work: 300 },
  rectify: { wait: 0, work: 1100 },
  contact: { wait: 60, work: 15 },
  investigate: { wait: 200, work: 420 },
  review: { wait: 100, work: 50 },
  reply: { wait: 50, work: 20 },
  'call-back': { wait: 100, work: 8 },
  consider: { wait: 500, work: 240 },
  'check-identity': { wait: 0.5, work: 3 },
  'look-up': { wait: 15, work: 25 },
  deliver: { wait: 25, work: 12 },
  fee: { wait: 0, work: 300 },
  charge: { wait: 0, work: 500 },
  test: { wait: 360, work: 240 },
  check: { wait: 10, work: 20 },
  replace: { wait: 6, work: 30 },
  'restore-remotely': { wait: 8, work: 5 },
  'restore-on-site': { wait: 20, work: 35 },
  serve: { wait: 0, work: 50 },
  guide: { wait: 0, work: 60 },
  recheck: { wait: 1300, work: 30 },
  're-read': { wait: 0, work: 25 },
  'take-down': { wait: 0, work: 40 },
  verify: { wait: 15, work: 60 },
  'damaged-appliance.visit': { wait: 60, work: 110 },
};

/** The pace of a step; roads in the country are longer. */
export function paceOf(kind: string, step: string, region: 'urban' | 'rural' | 'remote'): Pace {
  const pace = paces[`${kind}.${step}`] ?? paces[step] ?? office;
  if (step !== 'travel') return pace;
  return { ...pace, work: { urban: 19, rural: 42, remote: 62 }[region] };
}

/** What is chosen how often; other choices are equally likely. */
export const choiceWeights: Readonly<Record<string, Weights>> = {
  faultKind: {
    'no-power': 60,
    'part-power': 9,
    'voltage-low': 9,
    'voltage-high': 2,
    'line-down': 5,
    sparks: 6,
    'charging-post': 3,
    other: 6,
  },
  extent: { 'this-home': 55, 'this-building': 20, 'this-area': 12, unknown: 13 },
  satisfaction: { satisfied: 78, acceptable: 14, dissatisfied: 3, 'no-comment': 5 },
  finding: { founded: 4, 'partly-founded': 3, unfounded: 3 },
  complaintLevel: { ordinary: 86, important: 12, major: 2, special: 0 },
  identityKind: { 'resident-id': 94, 'household-book': 6, passport: 0, 'officer-card': 0 },
  testResult: { 'within-tolerance': 9, 'out-of-tolerance': 1 },
  midwayResult: { pass: 9, amend: 1 },
  answerForm: { written: 3, spoken: 7 },
  reportClass: { conduct: 2, theft: 6, breach: 4, 'facility-damage': 3 },
  phases: { single: 8, three: 2 },
  faultCause: { ageing: 3, weather: 2, 'outside-force': 1, overload: 2, contact: 3, meter: 1, other: 1 },
};

/** Share of tasks that are left lying, and by how much longer they then take. */
export const late = { share: 0.035, factorMin: 3, factorMax: 9 } as const;

/** How often something out of the ordinary happens, a task or an order. */
export const chances = {
  claimApart: 0.45,
  pause: 0.05,
  handOver: 0.025,
  giveBack: 0.012,
  release: 0.008,
  byCustomer: 0.35,
  remark: 0.07,
  urge: 0.05,
  withdraw: 0.012,
  escalate: 0.008,
  askHelp: 0.012,
  abnormality: 0.006,
  callback: 0.03,
  correct: 0.008,
  reopen: 0.012,
  duplicate: 0.05,
  stormDuplicate: 0.3,
  bundle: 0.06,
  splitOff: 0.12,
  complainAbout: 0.012,
} as const;

/** Steps that the person who took the request carries on with at once. */
export const atOnce: readonly string[] = ['triage', 'first-answer', 'check-identity'];

/** Which team stands for the customer's side of the desk, by channel. */
export function intakeTeam(channel: string): TeamFunction {
  return ['counter', 'kiosk', 'appointment', 'home-visit', 'post'].includes(channel) ? 'hall' : 'hotline';
}
