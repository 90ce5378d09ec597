import type { FormValues } from '#domain/processes/field.ts';

/** What is typed into an online form, kept in this browser until it is sent, thrown away, or a day old. */
export interface KeptForm {
  /** The id of the order it becomes: sent twice, it is one. */
  readonly orderId: string;
  readonly values: FormValues;
  readonly savedAtMs: number;
}

/** A machine in a hall is everybody's: nothing stays longer than a day. */
const keptMs = 24 * 3_600_000;

const nameOf = (unit: string, kind: string): string => `wanjia.portal-form.${unit}.${kind}`;

/** The store of the browser, or the one a test brings. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function isValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function readForm(text: string): KeptForm | null {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { orderId, values, savedAtMs } = parsed as Partial<KeptForm>;
  if (typeof orderId !== 'string' || typeof savedAtMs !== 'number') return null;
  if (typeof values !== 'object' || !Object.values(values).every(isValue)) return null;
  return { orderId, values, savedAtMs };
}

/** The form as it was left, or null; one of another shape or too old is thrown away. */
export function loadForm(store: Store, at: { unit: string; kind: string; nowMs: number }): KeptForm | null {
  const name = nameOf(at.unit, at.kind);
  try {
    const text = store.getItem(name);
    const form = text === null ? null : readForm(text);
    if (form !== null && at.nowMs - form.savedAtMs < keptMs) return form;
    if (text !== null) store.removeItem(name);
    return null;
  } catch {
    return null;
  }
}

export function saveForm(store: Store, at: { unit: string; kind: string }, form: KeptForm): void {
  try {
    store.setItem(nameOf(at.unit, at.kind), JSON.stringify(form));
  } catch {
    // A full or closed store keeps nothing; the form itself is still on the page.
  }
}

export function forgetForm(store: Store, at: { unit: string; kind: string }): void {
  try {
    store.removeItem(nameOf(at.unit, at.kind));
  } catch {
    // Nothing was kept.
  }
}
