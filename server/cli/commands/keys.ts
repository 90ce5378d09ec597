import type { Command } from 'commander';
import type { Resealed } from '../../platform/reseal.ts';
import { describe, jsonOption } from '../command.ts';
import { CliFailure, exitCodes } from '../exit.ts';
import { tell, write, writeJson } from '../output.ts';

interface Options {
  readonly json?: boolean;
}

interface Counts {
  readonly seen: number;
  readonly resealed: number;
  readonly unreadable: number;
}

function sum(columns: readonly Resealed[]): Counts {
  const of = (pick: (column: Resealed) => number): number =>
    columns.reduce((all, column) => all + pick(column), 0);
  return {
    seen: of(({ seen }) => seen),
    resealed: of(({ resealed }) => resealed),
    unreadable: of(({ unreadable }) => unreadable),
  };
}

/** Keys of the environment are changed where they are set; the new one is made here and its way told. */
async function refuseGiven(): Promise<void> {
  const { keysAreGiven, newFieldKey } = await import('../../platform/key-ring.ts');
  if (!keysAreGiven(process.env)) return;
  throw new CliFailure({
    code: 'keys.given',
    zh:
      '密钥由环境变量给出，请这样更换：1. 在每台机器的 WANJIA_FIELD_KEYS 末尾加上下面的新密钥和 :standby 并重启；2. 全部重启后去掉 :standby，再次重启，后台会自动改用新密钥加密。' +
      `新密钥：${newFieldKey().hex}`,
    en: 'The keys are set by the environment: add the new key with :standby everywhere, restart, then remove :standby and restart.',
  });
}

async function rotate({ json = false }: Options): Promise<void> {
  await refuseGiven();
  const { withPlatform } = await import('../session.ts');
  const { addFieldKey, noticeMs } = await import('../../platform/key-ring.ts');
  const { reseal } = await import('../../platform/reseal.ts');
  const { setTimeout: delay } = await import('node:timers/promises');
  const report = await withPlatform(async (platform) => {
    const name = addFieldKey(platform.config.dataFolder);
    tell(`新密钥 ${name} 已启用，正在改用它加密……`);
    // A running server writes with the older key until it looks again; what it wrote meanwhile is found then.
    await delay(noticeMs + 500);
    return { key: name, ...sum(await reseal(platform)) };
  });
  if (report.unreadable > 0) process.exitCode = exitCodes.failed;
  if (json) return writeJson(report);
  return write(
    `密钥已更换为 ${report.key}：加密字段 ${report.seen.toString()} 处，重新加密 ${report.resealed.toString()} 处，读不出 ${report.unreadable.toString()} 处。旧密钥仍保留在 secret.key，请重新备份它。\n`,
  );
}

async function status({ json = false }: Options): Promise<void> {
  const { withPlatform } = await import('../session.ts');
  const { reseal } = await import('../../platform/reseal.ts');
  const columns = await withPlatform((platform) => reseal(platform, { write: false }));
  const counts = sum(columns);
  if (counts.unreadable > 0) process.exitCode = exitCodes.failed;
  const told = columns.map(({ table, column, seen, resealed: waiting, unreadable }) => ({
    ...{ table, column, seen, waiting, unreadable },
  }));
  if (json) return writeJson({ ok: counts.unreadable === 0, columns: told });
  return write(
    told
      .map(
        ({ table, column, seen, waiting, unreadable }) =>
          `${table}.${column}：${seen.toString()} 处，待换新密钥 ${waiting.toString()} 处，读不出 ${unreadable.toString()} 处\n`,
      )
      .join(''),
  );
}

/** `wanjia keys rotate` */
export function keysRotateCommand(): Command {
  return describe({
    name: 'rotate',
    zh: '启用一把新的字段加密密钥，并把证件号码等加密字段逐批改用它；服务运行中也可以做，旧密钥仍能读。',
    en: 'Begin to write encrypted fields with a new key and seal the old ones anew, while the server works.',
    failed: '没有更换，或有读不出的字段',
  })
    .option(...jsonOption)
    .action(rotate);
}

/** `wanjia keys status` */
export function keysStatusCommand(): Command {
  return describe({
    name: 'status',
    zh: '逐列说明加密字段有多少、多少还用旧密钥、多少读不出；不改动任何东西。',
    en: 'Tell how many encrypted fields there are, how many wait for the new key and how many cannot be read.',
    failed: '有读不出的字段',
  })
    .option(...jsonOption)
    .action(status);
}
