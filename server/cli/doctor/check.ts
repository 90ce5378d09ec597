export type CheckStatus = 'ok' | 'warn' | 'fail';

/** One line of the doctor. */
export interface Check {
  readonly name: string;
  readonly status: CheckStatus;
  /** What was found; for `warn` and `fail` with the remedy. */
  readonly text: string;
}

export function ok(name: string, text: string): Check {
  return { name, status: 'ok', text };
}

export function warn(name: string, text: string): Check {
  return { name, status: 'warn', text };
}

export function fail(name: string, text: string): Check {
  return { name, status: 'fail', text };
}
