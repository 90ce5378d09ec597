import type { Command } from 'commander';
import { describe, jsonOption } from '../command.ts';
import { CliFailure, exitCodes } from '../exit.ts';
import { write, writeJson } from '../output.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

async function plan() {
  const { query, withDatabase } = await import('../session.ts');
  const { readCatalogue } = await import('../../platform/db/distribution/catalogue.ts');
  const { unfitParts } = await import('../../platform/db/distribution/fitness.ts');
  const { distributionPlan } = await import('../../platform/db/distribution/statements.ts');
  const catalogue = await withDatabase(({ url }) => readCatalogue((sql) => query(url, sql)));
  return { unfit: unfitParts(catalogue), ...distributionPlan(catalogue) };
}

async function run({ dryRun = false, json = false }: Options): Promise<void> {
  if (!dryRun) {
    throw new CliFailure({
      code: 'cli.distribute-dry-run-only',
      zh: '本版本只打印语句，不执行。请加 --dry-run，核对后由数据库管理员在 Citus 协调节点上执行。',
      en: 'This version prints the statements only: add --dry-run and run them on the Citus coordinator yourself.',
    });
  }
  const { unfit, steps, open } = await plan();
  if (unfit.length > 0) process.exitCode = exitCodes.failed;
  if (json) return writeJson({ ok: unfit.length === 0, unfit, steps, open });
  return write(
    [
      ...unfit.map(({ what, zh }) => `-- ✗ ${what}：${zh}`),
      ...steps.flatMap(({ sql, because }) => [`-- ${because}`, sql]),
      '',
      '-- 须知与未尽事项',
      ...open.map(({ what, zh }) => `-- ${what}：${zh}`),
      '',
    ].join('\n'),
  );
}

/** `wanjia distribute` */
export function distributeCommand(): Command {
  return describe({
    name: 'distribute',
    zh: '核对数据库能否按供电单位分布到多台机器（Citus），并按次序打印语句。',
    en: 'Check that the database can be spread over machines by supply unit, and print the statements in order.',
    failed: '有的表还不能分布（列在输出里）',
    examples: ['wanjia distribute --dry-run > distribute.sql'],
  })
    .option('--dry-run', '只打印，不执行')
    .option(...jsonOption)
    .action(run);
}
