/** Exit codes of every command; the help of each says what 1 means there. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a failure tells: a code for programs, a text for people. */
export interface FailureText {
  readonly code: string;
  readonly zh: string;
  readonly en?: string;
  readonly field?: string;
}

/** A command that could not do its work; the message names the remedy. Exit code 1, or 2 when it was asked wrongly. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly text: FailureText;
  readonly exitCode: ExitCode;

  constructor(text: FailureText, exitCode: ExitCode = exitCodes.failed) {
    super(text.zh);
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** The option or argument cannot be used. */
export function usageFailure(zh: string, field?: string): CliFailure {
  return new CliFailure(
    { code: 'cli.usage', zh, ...(field === undefined ? {} : { field }) },
    exitCodes.usage,
  );
}
