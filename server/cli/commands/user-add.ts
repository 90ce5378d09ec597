import type { Command } from 'commander';
import type { NewUser } from '../../domains/organisation/index.ts';
import { describe, jsonOption } from '../command.ts';
import { usageFailure } from '../exit.ts';
import { write, writeJson } from '../output.ts';

interface Options {
  readonly org: string;
  readonly unit?: string;
  readonly login: string;
  readonly name: string;
  readonly employeeNo: string;
  readonly phone: string;
  readonly post: string;
  readonly passwordStdin?: boolean;
  readonly json?: boolean;
}

async function firstLine(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes('\n') || text.length > 1_000) break;
  }
  const line = (text.split(/\r?\n/)[0] ?? '').trimEnd();
  if (line === '') throw usageFailure('标准输入里没有密码。', 'password-stdin');
  return line;
}

async function add(options: Options): Promise<void> {
  const { org, unit, login, name, employeeNo, phone, post } = options;
  const password = options.passwordStdin === true ? await firstLine() : null;
  const user: NewUser = {
    ...{ orgCode: org, login, name, employeeNo, phone, post, password },
    ...(unit === undefined ? {} : { unitCode: unit }),
  };
  const { withPlatform } = await import('../session.ts');
  const { addUser } = await import('../../domains/organisation/index.ts');
  const { staffId, link } = await withPlatform((platform) => addUser(platform, user));
  if (options.json === true) {
    const handed = link === null ? null : { url: link.url, expiresAt: link.expiresAt.toISOString() };
    return writeJson({ staffId, login, link: handed });
  }
  const next =
    link === null
      ? '首次登录须修改密码。'
      : `请把一次性链接交给本人设置密码（${link.expiresAt.toISOString()} 前有效）：\n  ${link.url}`;
  return write(`已添加 ${login}。${next}\n`);
}

/** `wanjia user add` */
export function userAddCommand(): Command {
  return describe({
    name: 'add',
    zh: '添加一名员工及其登录账号；不给密码时打印一次性设置链接。',
    en: 'Add a member of staff with a login; without a password a one-time link is printed.',
    failed: '没有添加，什么都没有写入',
    examples: [
      'wanjia user add --org 3304 --login zhang --name 张三 --employee-no 33040017 --phone 13800000000 --post administrator',
    ],
  })
    .requiredOption('--org <code>', '供电公司编码（四位数字）')
    .option('--unit <code>', '所在单位编码，默认供电公司本级')
    .requiredOption('--login <login>', '登录名')
    .requiredOption('--name <name>', '姓名')
    .requiredOption('--employee-no <number>', '工号')
    .requiredOption('--phone <phone>', '电话')
    .requiredOption('--post <post>', '岗位代码，如 hall-clerk、dispatcher、administrator')
    .option('--password-stdin', '从标准输入读取初始密码（一行），不经过命令行')
    .option(...jsonOption)
    .action(add);
}
