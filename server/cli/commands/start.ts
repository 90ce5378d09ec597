import type { Command } from 'commander';
import { describe } from '../command.ts';

/** `wanjia start` */
export function startCommand(): Command {
  return describe({
    name: 'start',
    zh: '启动服务（网页、接口、后台任务），按 Ctrl-C 停止。',
    en: 'Start the server: web, API and background jobs. Ctrl-C stops it.',
    failed: '没有启动起来；原因写在标准错误上',
    examples: ['PORT=9000 wanjia start', 'DATABASE_URL=postgres://… wanjia start --demo'],
  })
    .option('--demo', '连接外部数据库时也准备演示公司和演示账号')
    .action(async ({ demo }: { demo?: boolean }) => {
      const [{ runServer }, { ensureWebBuilt }] = await Promise.all([
        import('../../main.ts'),
        import('../../../tools/build-web.ts'),
      ]);
      await ensureWebBuilt({
        log: (line) => {
          process.stdout.write(`${line}\n`);
        },
      });
      await runServer(demo === undefined ? {} : { demo });
    });
}
