import type { Command } from 'commander';
import type { Config } from '../../platform/config.ts';
import type { RestoreReport } from '../../platform/backup/restore-backup.ts';
import { describe, jsonOption } from '../command.ts';
import { exitCodes } from '../exit.ts';
import { tell, write, writeJson } from '../output.ts';
import { repositoryConfig } from './backup.ts';

interface Options {
  readonly from?: string;
  readonly passphraseFile?: string;
  readonly backup?: string;
  readonly into?: string;
  readonly replace?: boolean;
  readonly rehearse?: boolean;
  readonly json?: boolean;
}

interface Restored extends RestoreReport {
  readonly audit: { readonly events: number; readonly findings: number };
}

/** What was restored is opened as a server would, and its records are verified with its own secret. */
async function verified(config: Config): Promise<Restored['audit']> {
  const { findDatabase, openPlatform } = await import('../../platform/open-platform.ts');
  const { openLogger } = await import('../../platform/operation/logger.ts');
  const { verifyAll } = await import('./audit-verify.ts');
  const { url, cluster } = await findDatabase(config);
  try {
    const platform = await openPlatform(config, url, openLogger('silent'));
    try {
      const reports = await verifyAll(platform, {});
      return {
        events: reports.reduce((sum, { events }) => sum + events, 0),
        findings: reports.reduce((sum, { findingCount }) => sum + findingCount, 0),
      };
    } finally {
      await platform.close();
    }
  } finally {
    if (cluster?.startedHere === true) await cluster.stop();
  }
}

async function restored(options: Options, target: Config): Promise<Restored> {
  const { settings } = await import('../session.ts');
  const { openRepository } = await import('../../platform/backup/repository.ts');
  const { passphraseOf } = await import('../../platform/backup/passphrase.ts');
  const { chosenBackup } = await import('../../platform/backup/manifest.ts');
  const { restoreBackup } = await import('../../platform/backup/restore-backup.ts');
  const { from, passphraseFile, replace = false } = options;
  const config = await repositoryConfig(settings(), {
    ...(from === undefined ? {} : { to: from }),
    ...(passphraseFile === undefined ? {} : { passphraseFile }),
  });
  const repository = await openRepository(config.folder, await passphraseOf(config.passphrase));
  const report = await restoreBackup(
    repository,
    { config: target, replace },
    { name: await chosenBackup(repository, options.backup), tell, now: () => new Date() },
  );
  return { ...report, audit: await verified(target) };
}

/** Into a folder that is thrown away afterwards: a proof that the backup can be restored, touching nothing. */
async function rehearsed(options: Options, config: Config): Promise<Restored> {
  const { mkdtempSync, rmSync, chmodSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const path = await import('node:path');
  const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-rehearsal-'));
  chmodSync(folder, 0o711);
  try {
    return await restored(options, { ...config, dataFolder: folder, databaseUrl: null, s3: null });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run({ json = false, rehearse = false, ...options }: Options): Promise<void> {
  const { settings } = await import('../session.ts');
  const { failingAsBackup } = await import('../backup-failure.ts');
  const path = await import('node:path');
  await failingAsBackup(async () => {
    const config = settings();
    const target =
      options.into === undefined
        ? config
        : { ...config, dataFolder: path.resolve(options.into), databaseUrl: null };
    const report = await (rehearse ? rehearsed(options, config) : restored(options, target));
    const ok = report.audit.findings === 0;
    if (!ok) process.exitCode = exitCodes.failed;
    if (json) return writeJson({ ok, ...report });
    const { rows, tables, files, before, audit } = report;
    await write(
      `备份 ${report.name} ${rehearse ? '演练恢复成功，演练数据已删除' : '已恢复'}：数据表 ${tables.toString()} 张 ${rows.toString()} 行与备份逐表一致，附件 ${files.toString()} 个；审计事件 ${audit.events.toString()} 条，${ok ? '没有发现问题' : `发现 ${audit.findings.toString()} 处问题，请运行 wanjia audit verify`}。\n`,
    );
    if (before !== null) await write(`原有数据移到了 ${before}，确认无误后可自行删除。\n`);
  });
}

/** `wanjia restore` */
export function restoreCommand(): Command {
  return describe({
    name: 'restore',
    zh: '从备份恢复到空的数据目录或空的外部数据库：先核对整份备份，再动手；恢复后逐表比对并核验审计。',
    en: 'Restore a backup into an empty data folder or database: the whole backup is authenticated first, the result compared and audited.',
    failed: '没有恢复，或恢复后的审计核验发现问题',
    examples: [
      'wanjia restore --from /backup/wanjia --passphrase-file /etc/wanjia/backup-passphrase --into /srv/wanjia-2',
      'wanjia restore --from /backup/wanjia --rehearse',
    ],
  })
    .option('--from <folder>', '备份库目录，默认 WANJIA_BACKUP_FOLDER')
    .option(
      '--passphrase-file <file>',
      '口令文件，默认 WANJIA_BACKUP_PASSPHRASE 或 WANJIA_BACKUP_PASSPHRASE_FILE',
    )
    .option('--backup <name>', '恢复哪一份，默认最新')
    .option('--into <folder>', '恢复到这个数据目录的内置数据库；默认按 DATABASE_URL 和 WANJIA_DATA')
    .option('--replace', '目标不是空的也恢复：数据目录里原有的移到 before-…，外部数据库里原有的清除')
    .option('--rehearse', '演练：恢复到临时目录，核对后删除')
    .option(...jsonOption)
    .action(run);
}
