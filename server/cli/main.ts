import { CommanderError } from 'commander';
import { CliFailure, exitCodes, type ExitCode, type FailureText } from './exit.ts';
import { endWithReader, tell, writeJson } from './output.ts';
import { buildProgram } from './program.ts';
import { usageText } from './usage-text.ts';

/** A refusal of a rule in words; loaded only when there is one. */
async function textOf(error: Error): Promise<FailureText | null> {
  if (error instanceof CliFailure) return error.text;
  if (error.name !== 'Refusal' && error.name !== 'FormRefusal') return null;
  const { refusalFailure } = await import('./refusal-text.ts');
  return refusalFailure(error);
}

/** Says what went wrong, on standard output too where a program reads it. */
async function failWith(error: unknown): Promise<ExitCode> {
  const json = process.argv.includes('--json');
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.ok;
    if (json) await writeJson({ error: { code: 'cli.usage', ...usageText(error.message) } });
    return exitCodes.usage;
  }
  if (!(error instanceof Error)) throw error;
  const text = await textOf(error);
  const told = text ?? { code: 'cli.unexpected', zh: error.message };
  tell(text === null ? (error.stack ?? error.message) : told.zh);
  if (json) await writeJson({ error: told });
  return error instanceof CliFailure ? error.exitCode : exitCodes.failed;
}

endWithReader();
try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = await failWith(error);
}
