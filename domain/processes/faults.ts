/** Faults a definition may have; each has a test with a definition broken that way. */

export type FaultCode =
  | 'not-serialisable'
  | 'no-channel'
  | 'no-notice'
  | 'unknown-notice'
  | 'no-good-end'
  | 'unknown-step'
  | 'step-without-action'
  | 'unknown-team'
  | 'action-named-twice'
  | 'action-without-target'
  | 'unknown-guard'
  | 'guard-without-field'
  | 'join-mismatch'
  | 'checklist'
  | 'unknown-trigger'
  | 'unknown-clock'
  | 'no-result-clock'
  | 'clock-named-twice'
  | 'clock-without-stop'
  | 'unknown-promise'
  | 'pause-named-twice'
  | 'document-named-twice'
  | 'core-document-due-later'
  | 'field-named-twice'
  | 'field-without-unit'
  | 'field-order'
  | 'field-options'
  | 'sample-invalid'
  | 'unknown-field'
  | 'unknown-option'
  | 'actions-not-exhaustive'
  | 'unreachable-step'
  | 'cannot-end'
  | 'hangs'
  | 'opens-twice'
  | 'ends-with-work-open'
  | 'clock-never-starts'
  | 'clock-left-running'
  | 'too-large';

export interface Fault {
  readonly code: FaultCode;
  /** Where: a step, action, field, clock. */
  readonly at: string;
  readonly message: string;
}

/** Makes a fault. */
export function fault(code: FaultCode, at: string, message: string): Fault {
  return { code, at, message };
}

/** Those that occur again in a list. */
export function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
