import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { statutoryCalendar, statutoryVersion } from '#domain/promises/calendar.ts';
import { yearOf } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { weaknesses, type Config } from '../../platform/config.ts';
import { fail, ok, warn, type Check } from './check.ts';

const nodeMajorMin = 24;
const gigabyte = 1_000_000_000;
const diskWarnBytes = 5 * gigabyte;
const diskFailBytes = gigabyte / 2;

function node(): Check {
  const { version } = process;
  return Number(version.slice(1).split('.')[0]) >= nodeMajorMin
    ? ok('Node', version)
    : fail(
        'Node',
        `${version}，需要 ${nodeMajorMin.toString()} 以上；请用 npx wanjia 运行，它自带所需版本。`,
      );
}

function configuration(config: Config): Check {
  const weak = weaknesses(config);
  return weak.length === 0 ? ok('设置', '没有薄弱之处') : fail('设置', weak.join(' '));
}

function dataFolder({ dataFolder: folder }: Config): Check {
  if (!existsSync(folder)) return warn('数据目录', `${folder} 还不存在，首次启动时建立。`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return fail('数据目录', `${folder} 不可读写，请把它交给运行服务的用户。`);
  }
  const isOpen = process.platform !== 'win32' && (statSync(folder).mode & 0o006) !== 0;
  return isOpen
    ? warn('数据目录', `${folder} 对其他用户可读写，请执行 chmod o-rw。`)
    : ok('数据目录', folder);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

function disk({ dataFolder: folder }: Config): Check {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  const free = bavail * bsize;
  const text = `剩余 ${(free / gigabyte).toFixed(1)} GB`;
  if (free < diskFailBytes) return fail('磁盘空间', `${text}，数据库随时会写不进去，请立即清理或扩容。`);
  return free < diskWarnBytes ? warn('磁盘空间', `${text}，请尽快扩容。`) : ok('磁盘空间', text);
}

function secretKey({ dataFolder: folder }: Config): Check {
  const given = process.env['WANJIA_SECRET'] ?? '';
  if (given !== '') {
    return /^[0-9a-f]{64}$/i.test(given)
      ? ok('密钥', '取自 WANJIA_SECRET')
      : fail('密钥', 'WANJIA_SECRET 应为 64 位十六进制数。');
  }
  const file = path.join(folder, 'secret.key');
  if (!existsSync(file)) return warn('密钥', `${file} 还不存在，首次启动时生成；请把它与数据库分开备份。`);
  if (!/^[0-9a-f]{64}$/i.test(readFileSync(file, 'utf8').trim())) {
    return fail('密钥', `${file} 的内容不完整，请从备份恢复；换了密钥，旧的封存和加密内容都无法核对。`);
  }
  const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return isOpen ? fail('密钥', `${file} 对其他用户可读，请执行 chmod 600。`) : ok('密钥', file);
}

/** The notice for a year comes in November of the year before. */
function holidays(nowMs: number): Check {
  const today = businessDate(nowMs);
  const year = yearOf(today);
  if (!statutoryCalendar.announced(year)) {
    return fail(
      '节假日',
      `${statutoryVersion} 没有 ${year.toString()} 年的安排，请升级，或在工作日历中录入。`,
    );
  }
  if (statutoryCalendar.announced(year + 1)) return ok('节假日', `${(year + 1).toString()} 年已随系统提供`);
  return today.slice(5) < '11-15'
    ? ok('节假日', `${year.toString()} 年已随系统提供；${(year + 1).toString()} 年尚未公布`)
    : warn(
        '节假日',
        `${(year + 1).toString()} 年的安排还没有随系统提供；公布后请升级，或在工作日历中录入并登记。`,
      );
}

function channels({ smtpUrl, sms }: Config): readonly Check[] {
  return [
    smtpUrl === null ? warn('邮件', '没有设置 WANJIA_SMTP_URL，邮件不会发出。') : ok('邮件', '已设置'),
    sms === null ? warn('短信', '没有设置 WANJIA_SMS_URL，短信不会发出。') : ok('短信', '已设置'),
  ];
}

/** What can be said without the database. */
export function machineChecks(config: Config, nowMs: number): readonly Check[] {
  return [
    node(),
    configuration(config),
    dataFolder(config),
    disk(config),
    secretKey(config),
    holidays(nowMs),
    ...channels(config),
  ];
}
