import { Command } from 'commander';

export interface CommandText {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** What exit code 1 means here. */
  readonly failed: string;
  readonly examples?: readonly string[];
}

/** A command with its help: Chinese, English below, exit codes and examples at the end. */
export function describe({ name, zh, en, failed, examples = [] }: CommandText): Command {
  const codes = `退出码 Exit codes:\n  0  成功\n  1  ${failed}\n  2  用法错误`;
  const shown =
    examples.length === 0 ? '' : `\n\n例 Examples:\n${examples.map((line) => `  ${line}`).join('\n')}`;
  return new Command(name).description(`${zh}\n${en}`).addHelpText('after', `\n${codes}${shown}`);
}

/** A word under which commands stand: `wanjia audit …`. */
export function group(name: string, text: { zh: string; en: string }, commands: readonly Command[]): Command {
  const made = new Command(name).description(`${text.zh}\n${text.en}`);
  for (const command of commands) made.addCommand(command);
  return made;
}

export const jsonOption = ['--json', '只输出 JSON，供程序读取'] as const;
