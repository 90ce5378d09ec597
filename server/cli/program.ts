import { Command } from 'commander';
import { group } from './command.ts';
import { auditVerifyCommand } from './commands/audit-verify.ts';
import { backupCommand } from './commands/backup.ts';
import { calcBillSubcommand } from './commands/calc-bill.ts';
import { calcBooksSubcommand } from './commands/calc-books.ts';
import { calcChargeSubcommand } from './commands/calc-charge.ts';
import { calcDifferenceSubcommand } from './commands/calc-difference.ts';
import { clockDueSubcommand } from './commands/clock-due.ts';
import { distributeCommand } from './commands/distribute.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { keysRotateCommand, keysStatusCommand } from './commands/keys.ts';
import { knowledgeStarterCommand } from './commands/knowledge-starter.ts';
import { ledgerVerifyCommand } from './commands/ledger-verify.ts';
import { migrateCommand } from './commands/migrate.ts';
import { proofVerifyCommand } from './commands/proof-verify.ts';
import { restoreCommand } from './commands/restore.ts';
import { simulateCommand } from './commands/simulate.ts';
import { startCommand } from './commands/start.ts';
import { userAddCommand } from './commands/user-add.ts';
import { usageLine } from './usage-text.ts';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
};

/** The same for every command: titles in Chinese, errors thrown instead of ending the process. */
function dress(command: Command): Command {
  command
    .exitOverride()
    .helpOption('-h, --help', '显示帮助')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({
      outputError: (message, print) => {
        print(message.startsWith('error: ') ? `${usageLine(message)}\n` : message);
      },
    })
    .showHelpAfterError('（加 --help 查看用法）');
  if (command.commands.length > 0) command.helpCommand('help [command]', '显示某个命令的帮助');
  for (const below of command.commands) dress(below);
  return command;
}

/** The command line: its definitions alone, each command loads what it needs when it runs. */
export function buildProgram(): Command {
  const program = new Command('wanjia').description(
    '万家供电服务平台\nWanjia: how a power supplier serves its customers',
  );
  const commands = [
    startCommand(),
    migrateCommand(),
    group('user', { zh: '人员账号', en: 'Staff accounts' }, [userAddCommand()]),
    importCommand(),
    group('knowledge', { zh: '知识库', en: 'The library' }, [knowledgeStarterCommand()]),
    simulateCommand(),
    group('clock', { zh: '服务时限', en: 'Promised times' }, [clockDueSubcommand()]),
    group('calc', { zh: '电费试算', en: 'Computing of bills' }, [
      calcBillSubcommand(),
      calcDifferenceSubcommand(),
      calcChargeSubcommand(),
      calcBooksSubcommand(),
    ]),
    group('audit', { zh: '审计', en: 'Audit' }, [auditVerifyCommand()]),
    group('ledger', { zh: '总账', en: 'Ledger' }, [ledgerVerifyCommand()]),
    group('proof', { zh: '承诺履行凭证', en: 'Proofs of promises' }, [proofVerifyCommand()]),
    group('keys', { zh: '字段加密密钥', en: 'Keys of encrypted fields' }, [
      keysRotateCommand(),
      keysStatusCommand(),
    ]),
    backupCommand(),
    restoreCommand(),
    distributeCommand(),
    doctorCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  return dress(program);
}
