/** Clocks of connection business: whole process, plan, inspections, energising (PLN table, R-PROM-07, commitment 6). */
import type { ActionTrigger, ClockRule } from '../definition.ts';
import type { Condition } from '../field.ts';
import { appointmentClock } from './site.ts';

/** All supplier steps together; the customer's time is not counted (commitment 6). */
export function wholeClock(promise: string, when?: Condition): ClockRule {
  return {
    id: when === undefined ? 'whole' : `whole-${promise.toLowerCase()}`,
    promise,
    title: '供电企业办理总时限',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['energise.done'],
    cancelsWhenAny: ['decline-check.confirm', 'confirm.lapse'],
    runs: 'once',
    ...(when === undefined ? {} : { when }),
  };
}

/** The answer to a complete application. */
export function planClock(id: string, promise: string, when?: Condition): ClockRule {
  return {
    id,
    promise,
    title: '答复供电方案',
    startsWhenAll: ['documents-complete'],
    stopsWhenAny: ['plan.reply'],
    cancelsWhenAny: ['decline-check.confirm'],
    runs: 'once',
    ...(when === undefined ? {} : { when }),
  };
}

/** An inspection asked for in one of several ways: a clock for each way of asking. */
export function inspectionClocks(asks: readonly ActionTrigger[]): readonly ClockRule[] {
  return asks.map((ask, at) => ({
    id: at === 0 ? 'inspection' : `inspection-${String(at + 1)}`,
    promise: 'PLN-11',
    title: ask.startsWith('rectify') ? '复验' : '竣工检验',
    startsWhenAll: [ask],
    stopsWhenAny: ['inspect.pass', 'inspect.fail'],
    runs: 'each-time',
  }));
}

/** From a passed inspection and a signed contract, the later, to energising. */
export function energiseClocks(meterPromise: string): readonly ClockRule[] {
  const rule = {
    startsWhenAll: ['inspect.pass', 'contract.sign'],
    stopsWhenAny: ['energise.done'],
    runs: 'once',
  } as const;
  return [
    { id: 'energise', promise: 'R-PROM-07', title: '非居民客户接电', ...rule },
    { id: 'meter', promise: meterPromise, title: '装表接电', ...rule },
  ];
}

/** Clocks of the low-voltage non-residential connection. */
export const lowVoltageClocks: readonly ClockRule[] = [
  wholeClock('TEN-6-low'),
  planClock('plan', 'PLN-2'),
  ...inspectionClocks(['build.ask', 'confirm.agree', 'rectify.ask']),
  ...energiseClocks('PLN-12-low'),
  appointmentClock,
];
