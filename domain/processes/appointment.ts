/**
 * The agreed time of a visit (R-FIELD-01, R-PROM-11): where an order holds one, and until when it can be moved. The
 * field is that of `parts/site.ts`; the clock that counts from it tells whether the visit is still to come.
 */
import type { ClockRule, ProcessDefinition } from './definition.ts';
import type { Field } from './field.ts';
import { allFields } from './inside.ts';
import { instantOf } from './instant-field.ts';
import type { OpenTask, OrderState } from './state.ts';

/** The field in which an order keeps the time agreed on. */
export const appointmentField = 'appointmentAt';

/** Customers move a visit themselves until two hours before it; later the crew may be on its way. */
export const moveNoticeMs = 2 * 3_600_000;

/** A visit is agreed on for at most so many days ahead. */
export const appointmentDaysMax = 90;

export interface AgreedVisit {
  readonly task: OpenTask;
  readonly clock: ClockRule;
  readonly field: Field;
  readonly agreedAt: string;
  readonly agreedAtMs: number;
}

/** The visit that is agreed on and still to come; null when none is, whatever time stands in the form. */
export function agreedVisit(definition: ProcessDefinition, order: OrderState): AgreedVisit | null {
  const clock = definition.clocks.find((rule) => rule.countsFrom === appointmentField);
  const field = allFields(definition).get(appointmentField);
  const agreedAt = order.values[appointmentField];
  if (order.status !== 'open' || clock === undefined || field === undefined) return null;
  if (typeof agreedAt !== 'string' || order.clocks[clock.id]?.status !== 'running') return null;
  const task = order.tasks.find(({ step }) =>
    clock.stopsWhenAny.some((trigger) => trigger.startsWith(`${step}.`)),
  );
  const agreedAtMs = instantOf(agreedAt);
  return task === undefined || agreedAtMs === null ? null : { task, clock, field, agreedAt, agreedAtMs };
}

/** Whether a time for a visit is still to be agreed on: some open step can take one down. */
export function awaitsAppointment(definition: ProcessDefinition, order: OrderState): boolean {
  return order.tasks.some(({ step: id }) => {
    const step = definition.steps[id];
    const actions = step?.kind === 'task' ? step.actions : [];
    return actions.some(({ fields = [] }) => fields.some(({ name }) => name === appointmentField));
  });
}

/** Whether the customer may still move the visit themselves. */
export function mayStillMove({ task, agreedAtMs }: AgreedVisit, nowMs: number): boolean {
  return task.pause === undefined && nowMs + moveNoticeMs <= agreedAtMs;
}
