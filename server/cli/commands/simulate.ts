import type { Command } from 'commander';
import { describe, jsonOption } from '../command.ts';
import { CliFailure, usageFailure } from '../exit.ts';
import { tell, write, writeJson } from '../output.ts';

interface Options {
  readonly accounts: number;
  readonly days: number;
  readonly seed: string;
  readonly end?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const dayMs = 86_400_000;
const businessOffsetMs = 8 * 3_600_000;

/** The history ends with a day, so that the same command on the same day makes the same company. */
function endMsOf(end: string | undefined): number {
  if (end === undefined)
    return Math.floor((Date.now() + businessOffsetMs) / dayMs) * dayMs - businessOffsetMs;
  const midnightMs = Date.parse(`${end}T00:00:00+08:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(end) || Number.isNaN(midnightMs)) {
    throw usageFailure(`“${end}”不是日期，请写成 2026-11-18。`, 'end');
  }
  return midnightMs + dayMs;
}

function wholeNumber(max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= max) return number;
    throw usageFailure(`“${text}”应为 1 至 ${max.toString()} 的整数。`);
  };
}

async function run({ accounts, days, seed, end, force = false, json = false }: Options): Promise<void> {
  const endMs = endMsOf(end);
  const { withPlatform } = await import('../session.ts');
  const { simulate } = await import('../../simulate/simulate.ts');
  const { SimulationError } = await import('../../simulate/simulation-error.ts');
  try {
    const report = await withPlatform((platform) =>
      simulate(
        platform,
        { seed, which: 'home', accounts, days, endMs },
        { access: null, force, progress: tell },
      ),
    );
    if (json) {
      await writeJson(report);
      return;
    }
    const { orgCode, orders, commands, refused, seconds } = report;
    const made = report.changed
      ? `工单 ${orders.toString()} 件，操作 ${commands.toString()} 次`
      : '此前已经生成过';
    await write(
      `供电公司 ${orgCode}：客户 ${accounts.toString()} 户，${made}；用时 ${seconds.toString()} 秒，被拒 ${refused.length.toString()} 次。\n`,
    );
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    throw new CliFailure({ code: 'cli.simulation-refused', zh: error.message });
  }
}

/** `wanjia simulate` */
export function simulateCommand(): Command {
  return describe({
    name: 'simulate',
    zh: '用合成的公司和业务历史填满数据库，供试用和压测；同样的参数得到同样的结果。',
    en: 'Fill the database with a synthetic company and its history; the same parameters make the same.',
    failed: '没有生成，或没有完成（再次运行会接着做）',
    examples: ['wanjia simulate --accounts 100000 --days 30 --seed 7'],
  })
    .option('--accounts <number>', '户数，1 至 300000', wholeNumber(300_000), 10_000)
    .option('--days <number>', '历史天数，1 至 366', wholeNumber(366), 30)
    .option('--seed <text>', '随机种子', '1')
    .option('--end <date>', '历史的最后一天，默认昨天')
    .option('--force', '数据库里已有正式单位时也写入')
    .option(...jsonOption)
    .action(run);
}
