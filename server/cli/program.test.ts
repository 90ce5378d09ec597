import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { buildProgram } from './program.ts';
import { usageLine, usageText } from './usage-text.ts';

function leaves(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

describe('the command line', () => {
  test('has the commands an operator needs', () => {
    expect(leaves(buildProgram()).map((command) => command.name())).toEqual([
      'start',
      'migrate',
      'add',
      'import',
      'starter',
      'simulate',
      'due',
      'bill',
      'difference',
      'charge',
      'books',
      'verify',
      'verify',
      'verify',
      'rotate',
      'status',
      'backup',
      'restore',
      'distribute',
      'doctor',
    ]);
  });

  test.each(leaves(buildProgram()).map((command) => [command.name(), command] as const))(
    '%s explains itself in Chinese and English, with its exit codes',
    (_, command) => {
      const help = helpOf(command);
      expect(help).toMatch(/\p{Script=Han}[^]*\n[A-Z][a-z][^]*退出码 Exit codes/u);
      expect(help).not.toMatch(/^(?:Usage|Options|Arguments|Commands):/m);
    },
  );

  test('every command that answers can answer as JSON', () => {
    const without = leaves(buildProgram()).filter(
      (command) => !command.options.some(({ long }) => long === '--json'),
    );
    expect(without.map((command) => command.name())).toEqual(['start']);
  });
});

describe('what is used wrongly', () => {
  test.each([
    ["error: unknown command 'nonsense'", '没有命令“nonsense”。'],
    ["error: unknown option '--loud'\n(Did you mean --load?)", '没有选项“--loud”。'],
    ["error: required option '--org <code>' not specified", '缺少选项 --org <code>。'],
    ["error: missing required argument 'file'", '缺少参数 file。'],
    ["error: option '--from <instant>' argument missing", '选项 --from <instant> 后面缺少值。'],
    ["error: too many arguments for 'due'. Expected 0 arguments but got 1.", '参数太多。'],
  ])('%j is told in Chinese', (message, zh) => {
    expect(usageText(message).zh).toBe(zh);
    expect(usageLine(message)).toContain(zh);
  });

  test('what is Chinese already stays as it is', () => {
    expect(usageLine('error: 缺少 --from。')).toBe('缺少 --from。');
  });
});
