import type { Command } from 'commander';
import type { Platform } from '../../platform/platform.ts';
import { describe, jsonOption } from '../command.ts';
import { CliFailure, usageFailure } from '../exit.ts';
import { write, writeJson } from '../output.ts';

interface Options {
  readonly as: string;
  readonly json?: boolean;
}

/** Enters the articles that come with the product as drafts of a reviewer, like the button on the page. */
export async function enterStarters(platform: Platform, login: string): Promise<{ loaded: number }> {
  const { v7: uuid } = await import('uuid');
  const { callerByLogin } = await import('../../domains/organisation/index.ts');
  const { loadStarters } = await import('../../domains/knowledge/index.ts');
  const caller = await callerByLogin(platform, login);
  if (caller === null) throw usageFailure(`没有可用的登录名 ${login}。`, 'as');
  if (!caller.permissions.has('knowledge.review')) {
    throw new CliFailure({
      code: 'access.forbidden',
      zh: `${login} 的岗位没有审核知识文章的权限，请换一位督办、服务质量或单位负责人的登录名。`,
      en: 'This login may not review articles; name a supervisor, quality officer or manager.',
    });
  }
  return loadStarters(platform, caller, uuid());
}

async function run({ as: login, json = false }: Options): Promise<void> {
  const { withPlatform } = await import('../session.ts');
  const outcome = await withPlatform((platform) => enterStarters(platform, login));
  if (json) return writeJson(outcome);
  return write(
    outcome.loaded === 0
      ? '起始文章此前已全部载入，没有新的。\n'
      : `已载入 ${outcome.loaded.toString()} 篇起始文章，作为 ${login} 的草稿；请另一位审核人逐篇审核后发布。\n`,
  );
}

/** `wanjia knowledge starter` */
export function knowledgeStarterCommand(): Command {
  return describe({
    name: 'starter',
    zh: '把产品自带的起始文章作为草稿载入知识库；载入过的不再重复。',
    en: 'Enter the articles that come with the product as drafts; those entered before are left alone.',
    failed: '没有载入，什么都没有写入',
    examples: ['wanjia knowledge starter --as quality'],
  })
    .requiredOption('--as <login>', '以谁的名义载入，须有审核发布知识文章的权限')
    .option(...jsonOption)
    .action(run);
}
