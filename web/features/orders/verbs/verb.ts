/**
 * The common verbs of an order as data: when each is offered, what it asks, and the command it becomes. The fields
 * draw the form (web/ui/field-form); verbs that need more than fields have a component of their own.
 */
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FieldValue, FormValues } from '#domain/processes/field.ts';
import type { Order, OrderCommand, Task, Viewer } from '../order.ts';

export interface VerbContext {
  readonly order: Order;
  readonly definition: ProcessDefinition;
  readonly viewer: Viewer;
  /** The task it is about; null for a verb about the whole order. */
  readonly task: Task | null;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** Made when the form opens; what is born of the command carries it, so that a repeat makes one. */
  readonly formId: string;
}

export type VerbName = Exclude<OrderCommand['verb'], 'act'>;

/** Where a verb stands in the menus: with its task, or with the whole order. */
export type VerbGroup = 'task' | 'papers' | 'contact' | 'linking' | 'clock' | 'ending';

export interface Verb {
  readonly name: VerbName;
  /** Chinese, marked with `zh`. */
  readonly title: string;
  readonly group: VerbGroup;
  readonly tone?: 'danger';
  /** One sentence on what follows; Chinese, marked with `zh`. */
  readonly hint?: string;
  readonly offered: (context: VerbContext) => boolean;
  readonly fields: (context: VerbContext) => readonly Field[];
  readonly command: (values: FormValues, context: VerbContext) => OrderCommand;
}

/** Whether the viewer supervises. */
export function supervises(viewer: Viewer): boolean {
  return viewer.permissions.has('order.supervise');
}

/** Whether the viewer may work on orders at all. */
export function works(viewer: Viewer): boolean {
  return viewer.permissions.has('order.work');
}

/** Whether the viewer may hold, move and hand over the task. */
export function manages({ task, viewer }: VerbContext): boolean {
  return task !== null && works(viewer) && (task.mine || supervises(viewer));
}

export function isOpen({ order }: Pick<VerbContext, 'order'>): boolean {
  return order.status === 'open';
}

/** Whether the order is open and the viewer one who works on orders. */
export function isOpenForWork(context: VerbContext): boolean {
  return isOpen(context) && works(context.viewer);
}

/** The text of a field; '' when not given. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The list of a field; empty when not given. */
export function listOf(values: FormValues, name: string): string[] {
  const value: FieldValue | undefined = values[name];
  return Array.isArray(value) ? [...(value as readonly string[])] : [];
}

/** The id of the task; a verb about a task is offered with one only. */
export function taskId({ task }: VerbContext): string {
  return task?.task ?? '';
}

const reasonLengthMax = 1000;

/** A text of several lines that explains. */
export function words(name: string, label: string, more: Partial<Field> = {}): Field {
  return { name, label, type: 'paragraph', required: true, maxLength: reasonLengthMax, sample: '', ...more };
}
