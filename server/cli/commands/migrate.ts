import type { Command } from 'commander';
import { describe, jsonOption } from '../command.ts';
import { write, writeJson } from '../output.ts';

/** `wanjia migrate` */
export function migrateCommand(): Command {
  return describe({
    name: 'migrate',
    zh: '把数据库升级到本版本的结构；已是最新时什么也不做。',
    en: 'Bring the database to the schema of this version; does nothing when it is there.',
    failed: '升级没有完成，已撤回',
  })
    .option('--dry-run', '只列出将要执行的升级')
    .option(...jsonOption)
    .action(async ({ dryRun = false, json = false }: { dryRun?: boolean; json?: boolean }) => {
      const { withDatabase, pendingMigrations } = await import('../session.ts');
      const { migrate } = await import('../../platform/db/migrate.ts');
      const names = await withDatabase(({ url }) => (dryRun ? pendingMigrations(url) : migrate(url)));
      if (json) return writeJson(dryRun ? { pending: names } : { applied: names });
      if (names.length === 0) return write('数据库已是最新。\n');
      return write(`${dryRun ? '待执行' : '已执行'}：\n${names.map((name) => `  ${name}\n`).join('')}`);
    });
}
