import { exitCodes } from './exit.ts';
import { linesOf } from './lines.ts';
import { tell, write, writeJson } from './output.ts';

/** What a case that cannot be computed is told. */
export interface CaseError {
  readonly error: { readonly code: string; readonly field: string; readonly zh: string; readonly en: string };
  /** 400 the case cannot be read, 422 a rule says no. */
  readonly status: number;
}

const notJson: CaseError = {
  error: {
    code: 'cli.not-json',
    field: '',
    zh: '输入不是合法的 JSON，写法见 docs/tariffs.md。',
    en: 'The input is not valid JSON; docs/tariffs.md shows cases.',
  },
  status: 400,
};

/** Larger cases are mistakes. */
const caseCharactersMax = 1_000_000;

export interface CaseCommand<T extends object> {
  readonly compute: (value: unknown) => T | CaseError;
  readonly report: (answer: T) => string;
}

export interface CaseOptions {
  readonly batch?: boolean;
  readonly json?: boolean;
}

/** Runs a command that computes a case from standard input; exit code 2 for what cannot be read, 1 for what may not be. */
export async function runCases<T extends object>(
  command: CaseCommand<T>,
  options: CaseOptions,
): Promise<void> {
  if (options.batch === true) return batch(command);
  const answer = answerTo(command, await standardInput());
  if (!isCaseError(answer)) return options.json === true ? writeJson(answer) : write(command.report(answer));
  process.exitCode = answer.status === 400 ? exitCodes.usage : exitCodes.failed;
  const { field, zh, en } = answer.error;
  if (options.json === true) return writeJson({ error: answer.error });
  tell(`${field === '' ? '' : `${field}：`}${zh}\n${en}`);
}

/** One answer a line, in the order of the cases; a bad one says which line it was and the others go on. */
async function batch<T extends object>(command: CaseCommand<T>): Promise<void> {
  let line = 0;
  for await (const text of linesOf(process.stdin)) {
    line += 1;
    const answer = answerTo(command, text);
    if (isCaseError(answer)) process.exitCode = exitCodes.failed;
    await writeJson(isCaseError(answer) ? { line, error: answer.error } : answer);
  }
}

function isCaseError(answer: object): answer is CaseError {
  return 'error' in answer;
}

function answerTo<T extends object>(command: CaseCommand<T>, text: string | null): T | CaseError {
  if (text === null || text.length > caseCharactersMax) return notJson;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson;
  }
  return command.compute(value);
}

async function standardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > caseCharactersMax) break;
  }
  return text;
}
