import { ApiProblem } from '#web/lib/api/problem.ts';

/**
 * The revision a change is sent with: the one that was on the screen when the form was opened. Once the server told
 * that somebody changed the file meanwhile, the user saves again knowingly, on the newest one that was read.
 */
export function revisionToSend(opened: number, newest: number, failure: unknown): number {
  return wasChanged(failure) ? newest : opened;
}

/** Whether a change was refused because somebody else had changed the same thing. */
export function wasChanged(failure: unknown): boolean {
  return failure instanceof ApiProblem && failure.code === 'conflict.changed-meanwhile';
}
