import type { Command } from 'commander';
import { describe, jsonOption } from '../command.ts';
import type { Check } from '../doctor/check.ts';
import { exitCodes } from '../exit.ts';
import { padded, write, writeJson } from '../output.ts';

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;
const nameWidth = 16;

async function examine(): Promise<readonly Check[]> {
  const { settings, withDatabase } = await import('../session.ts');
  const { machineChecks } = await import('../doctor/machine.ts');
  const { databaseChecks } = await import('../doctor/database.ts');
  const { fail } = await import('../doctor/check.ts');
  const machine = machineChecks(settings(), Date.now());
  const database = await withDatabase(({ url }) => databaseChecks(url)).catch((error: unknown) => [
    fail('PostgreSQL', error instanceof Error ? error.message : '没有启动起来。'),
  ]);
  return [...machine, ...database];
}

async function run({ json = false }: { json?: boolean }): Promise<void> {
  const checks = await examine();
  const isWell = checks.every(({ status }) => status !== 'fail');
  if (!isWell) process.exitCode = exitCodes.failed;
  if (json) return writeJson({ ok: isWell, checks });
  const lines = checks.map(
    ({ name, status, text }) => `${marks[status]} ${padded(name, nameWidth)}${text}\n`,
  );
  return write(lines.join(''));
}

/** `wanjia doctor` */
export function doctorCommand(): Command {
  return describe({
    name: 'doctor',
    zh: '检查这台机器和数据库能否运行万家：逐项给出 ✓ 正常、! 提醒、✗ 有错。',
    en: 'Examine machine and database: each line ok, warning or failure with its remedy.',
    failed: '有一项以上 ✗',
  })
    .option(...jsonOption)
    .action(run);
}
