import type { Command } from 'commander';
import type { BackupConfig, Config } from '../../platform/config.ts';
import { describe, jsonOption } from '../command.ts';
import { usageFailure } from '../exit.ts';
import { tell, write, writeJson } from '../output.ts';

export interface RepositoryOptions {
  readonly to?: string;
  readonly passphraseFile?: string;
}

interface Options extends RepositoryOptions {
  readonly keep?: string;
  readonly list?: boolean;
  readonly check?: boolean | string;
  readonly json?: boolean;
}

/** Where the backups lie: the options, else the settings. */
export async function repositoryConfig(
  config: Config,
  { to, passphraseFile }: RepositoryOptions,
): Promise<BackupConfig> {
  const { keepOf } = await import('../../platform/config.ts');
  const path = await import('node:path');
  const folder = to === undefined ? config.backup?.folder : path.resolve(to);
  if (folder === undefined) {
    throw usageFailure('请用 --to 指定备份库目录，或设置 WANJIA_BACKUP_FOLDER。', 'to');
  }
  const secret = process.env['WANJIA_BACKUP_PASSPHRASE'] ?? '';
  const passphrase =
    passphraseFile === undefined
      ? (config.backup?.passphrase ?? (secret === '' ? undefined : { text: secret }))
      : { file: path.resolve(passphraseFile) };
  if (passphrase === undefined) {
    throw usageFailure(
      '请用 --passphrase-file 指定口令文件，或设置 WANJIA_BACKUP_PASSPHRASE。',
      'passphraseFile',
    );
  }
  return { folder, passphrase, keep: config.backup?.keep ?? keepOf('7,5,12') };
}

async function listed(config: BackupConfig, json: boolean): Promise<void> {
  const { openRepository } = await import('../../platform/backup/repository.ts');
  const { passphraseOf } = await import('../../platform/backup/passphrase.ts');
  const { listBackups } = await import('../../platform/backup/manifest.ts');
  const repository = await openRepository(config.folder, await passphraseOf(config.passphrase));
  const backups = await listBackups(repository);
  if (json) return writeJson({ backups });
  if (backups.length === 0) return write('还没有备份。\n');
  return write(backups.map(({ name }) => `${name}\n`).join(''));
}

async function checked(config: BackupConfig, name: string | undefined, json: boolean): Promise<void> {
  const { openRepository } = await import('../../platform/backup/repository.ts');
  const { passphraseOf } = await import('../../platform/backup/passphrase.ts');
  const { chosenBackup } = await import('../../platform/backup/manifest.ts');
  const { checkBackup } = await import('../../platform/backup/check-backup.ts');
  const repository = await openRepository(config.folder, await passphraseOf(config.passphrase));
  const chosen = await chosenBackup(repository, name);
  const { tables, files, takenAt } = await checkBackup(repository, chosen, { tell });
  if (json) return writeJson({ ok: true, name: chosen, takenAt, tables: tables.length, files: files.length });
  return write(
    `备份 ${chosen} 完好：数据表 ${tables.length.toString()} 张，附件 ${files.length.toString()} 个。\n`,
  );
}

async function made(config: BackupConfig, json: boolean): Promise<void> {
  const { withPlatform } = await import('../session.ts');
  const { backUp } = await import('../../platform/backup/jobs.ts');
  const report = await withPlatform((platform) =>
    backUp({ ...platform, config: { ...platform.config, backup: config } }, tell),
  );
  if (json) return writeJson(report);
  const mib = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  const lost = report.lostFiles === 0 ? '' : `\n有 ${report.lostFiles.toString()} 个附件的内容在原处已缺失。`;
  return write(
    `备份 ${report.name} 已完成并核对：${report.rows.toString()} 行，附件 ${report.files.toString()} 个，共 ${mib(report.bytes)} MiB，新增 ${mib(report.newBytes)} MiB。${lost}\n`,
  );
}

async function run({ list = false, check, json = false, ...options }: Options): Promise<void> {
  const { settings } = await import('../session.ts');
  const { failingAsBackup } = await import('../backup-failure.ts');
  await failingAsBackup(async () => {
    const { keepOf } = await import('../../platform/config.ts');
    const config = await repositoryConfig(settings(), options);
    if (list) return listed(config, json);
    if (check !== undefined && check !== false) {
      return checked(config, typeof check === 'string' ? check : undefined, json);
    }
    return made(options.keep === undefined ? config : { ...config, keep: keepOf(options.keep) }, json);
  });
}

/** `wanjia backup` */
export function backupCommand(): Command {
  return describe({
    name: 'backup',
    zh: '备份数据库、附件和主密钥，加密保存；服务运行中也可以做，只写入变化的部分，做完整份读回核对。',
    en: 'Back up database, attachments and secret, encrypted, while the server works; writes what changed, then reads it all back.',
    failed: '没有备份，或备份已损坏',
    examples: [
      'wanjia backup --to /backup/wanjia --passphrase-file /etc/wanjia/backup-passphrase',
      'wanjia backup --to /backup/wanjia --check',
    ],
  })
    .option('--to <folder>', '备份库目录，默认 WANJIA_BACKUP_FOLDER')
    .option(
      '--passphrase-file <file>',
      '口令文件，默认 WANJIA_BACKUP_PASSPHRASE 或 WANJIA_BACKUP_PASSPHRASE_FILE',
    )
    .option('--keep <days,weeks,months>', '保留最近几日、几周、几月各一份，默认 7,5,12')
    .option('--list', '只列出已有的备份')
    .option('--check [name]', '只核对一份备份（默认最新）的每个字节')
    .option(...jsonOption)
    .action(run);
}
