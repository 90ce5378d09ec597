import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { ImportPage } from '../../domains/requests/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { describe, jsonOption } from '../command.ts';
import { CliFailure, exitCodes, usageFailure } from '../exit.ts';
import { tell, write, writeJson } from '../output.ts';

interface Options {
  readonly kind: string;
  readonly as: string;
  readonly dryRun?: boolean;
  readonly onlyGood?: boolean;
  readonly json?: boolean;
}

const pageRows = 100;

async function readTable(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw usageFailure(`读不到文件 ${file}，请核对路径和权限。`, 'file');
  });
}

interface Outcome extends Omit<ImportPage, 'rows' | 'next'> {
  readonly faults: readonly { row: number; column: string; code: string; title: string }[];
}

async function carryOut(platform: Platform, file: string, options: Options): Promise<Outcome> {
  const { v7: uuid } = await import('uuid');
  const { callerByLogin } = await import('../../domains/organisation/index.ts');
  const requests = await import('../../domains/requests/index.ts');
  const content = await readTable(file);
  const caller = await callerByLogin(platform, options.as);
  if (caller === null) throw usageFailure(`没有可用的登录名 ${options.as}。`, 'as');
  if (!caller.permissions.has('request.import')) {
    throw new CliFailure({
      code: 'access.forbidden',
      zh: `${options.as} 的岗位没有批量导入的权限。`,
      en: 'This login may not import requests.',
    });
  }
  const importId = uuid();
  const checked = await requests.checkImport(platform, caller, {
    ...{ importId, kind: options.kind, fileName: path.basename(file).slice(0, 200), content },
  });
  tell(`检查完毕：${checked.rowsTotal.toString()} 行，有错 ${checked.rowsBad.toString()} 行。`);
  const isRun = options.dryRun !== true && (checked.rowsBad === 0 || options.onlyGood === true);
  if (isRun) await requests.importHere(platform, caller, { importId, rows: 'good' });
  const faults: Outcome['faults'][number][] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await requests.importPage(platform, caller, {
      importId,
      only: 'bad',
      cursor,
      limit: pageRows,
    });
    faults.push(...page.rows.flatMap(({ row, errors }) => errors.map((error) => ({ row, ...error }))));
    if (page.next === null) {
      const { rows: _, next: __, ...head } = page;
      return { ...head, faults };
    }
    cursor = page.next;
  }
}

function report({ status, rowsTotal, rowsBad, rowsDone, faults }: Outcome): string {
  const lines = faults.map(({ row, column, title }) => `第 ${row.toString()} 行 ${column}：${title}\n`);
  const done =
    status === 'done'
      ? `已受理 ${rowsDone.toString()} 件。`
      : rowsBad > 0
        ? '没有导入。请改正后重试，或加 --only-good 先导入没有错的行。'
        : '检查通过，没有导入（--dry-run）。';
  return `${lines.join('')}共 ${rowsTotal.toString()} 行，有错 ${rowsBad.toString()} 行。${done}\n`;
}

async function run(file: string, options: Options): Promise<void> {
  const { withPlatform } = await import('../session.ts');
  const outcome = await withPlatform((platform) => carryOut(platform, file, options));
  if (outcome.faults.length > 0) process.exitCode = exitCodes.failed;
  await (options.json === true ? writeJson(outcome) : write(report(outcome)));
}

/** `wanjia import` */
export function importCommand(): Command {
  return describe({
    name: 'import',
    zh: '从表格文件批量受理业务：先检查每一行，没有错才受理。',
    en: 'Accept requests in bulk from a table (XLSX, CSV): every row is checked before any is accepted.',
    failed: '有的行有错（列在输出里），或没有导入',
    examples: [
      'wanjia import 报修.csv --kind fault-report --as supervisor --dry-run',
      'wanjia import 报修.csv --kind fault-report --as supervisor --only-good',
    ],
  })
    .argument('<file>', 'XLSX 或 CSV 文件，列名见网页“批量导入”的模板')
    .requiredOption('--kind <kind>', '业务类别，如 fault-report、consultation')
    .requiredOption('--as <login>', '以谁的名义受理，须有批量导入权限')
    .option('--dry-run', '只检查，不受理')
    .option('--only-good', '有错的行留下，先受理没有错的')
    .option(...jsonOption)
    .action(run);
}
