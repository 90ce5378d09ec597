/** The library of the demo company: the first articles in every state, read, rated, quoted and asked for. */
import { starters } from '#domain/knowledge/starters/index.ts';
import { present } from '#domain/kernel/assert.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate, dayMs } from '#domain/kernel/instant.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt, type Random } from '#simulator/random.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../platform/caller.ts';
import { reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import {
  anybody,
  approveArticle,
  articlePage,
  countOpened,
  findProposals,
  loadStarters,
  returnArticle,
  saveArticle,
  submitArticle,
  visitorVoter,
  voteArticle,
} from '../domains/knowledge/index.ts';
import { platformInThePast } from './simulated-platform.ts';

/** What becomes of an article in the demo; most are published. */
const fates: Readonly<Record<string, 'draft' | 'in-review' | 'returned' | 'scheduled' | 'overdue'>> = {
  'starter:rooftop-solar': 'draft',
  'starter:ev-charger': 'in-review',
  'starter:safe-storm': 'returned',
  'starter:save-power': 'scheduled',
  'starter:fee-list': 'overdue',
};

interface Library {
  readonly platform: Platform;
  readonly author: Caller;
  readonly reviewer: Caller;
  readonly random: Random;
}

interface Loaded {
  readonly article_id: string;
  readonly origin: string;
}

async function loaded(platform: Platform, orgId: number): Promise<readonly Loaded[]> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<Loaded>(
      tx,
      `select article_id, origin from article where org_id = $1 and origin like 'starter:%' order by article_id`,
      [orgId],
    );
    return rows;
  });
}

/** Takes an article one step on its way; what was done before is seen by where it stands. */
async function settle(library: Library, { article_id: articleId, origin }: Loaded): Promise<void> {
  const { platform, author, reviewer } = library;
  const fate = fates[origin];
  const change = async () => {
    const { revision, work } = await articlePage(platform, reviewer, articleId);
    return {
      content: work?.content,
      at: work?.at,
      returned: work?.returned ?? null,
      change: { articleId, revision, commandId: uuidv7() },
    };
  };
  const before = await change();
  if (fate !== 'draft' && before.at === 'draft' && before.returned === null) {
    if (fate === 'overdue' && before.content !== undefined) {
      // Published 20 days ago, to be looked at again since the day before yesterday.
      const reviewOn = addDays(businessDate(platform.now().getTime()), 18);
      await saveArticle(platform, author, { ...before.change, content: { ...before.content, reviewOn } });
    }
    const { change: ready } = await change();
    await submitArticle(platform, author, { ...ready, note: '起始文章，请结合本单位情况审核。' });
  }
  const sent = await change();
  if (fate === 'draft' || fate === 'in-review' || sent.at !== 'in-review') return;
  if (fate === 'returned') {
    await returnArticle(platform, reviewer, { ...sent.change, reason: '请补充本县低洼小区的停送电安排。' });
    return;
  }
  const publishOn = fate === 'scheduled' ? addDays(businessDate(platform.now().getTime()), 40) : null;
  await approveArticle(platform, reviewer, { ...sent.change, publishOn });
}

async function readAndRated({ platform, random }: Library, orgId: number, articleId: string): Promise<void> {
  const reading = { orgId, articleId, reader: anybody };
  const readers = random.int(0, 9);
  for (let at = 0; at < readers; at += 1) await countOpened(platform, reading);
  for (let at = 0; at < Math.floor(readers / 2); at += 1) {
    const voter = visitorVoter(platform, uuidAt(random, platform.now().getTime()));
    const helpful = random.int(0, 9) < 8;
    const comment = helpful ? '' : '想知道具体要等几天。';
    await voteArticle(platform, reading, { version: 1, helpful, comment, voter });
  }
}

/** Fills the library; an interrupted load goes on where it stopped. */
export async function loadDemoLibrary(
  platform: Platform,
  { orgId, scenario }: { readonly orgId: number; readonly scenario: Scenario },
): Promise<void> {
  const { company, endMs } = historyOf(scenario);
  const callerOf = (login: string): Caller => {
    const staff = present(
      company.staff.find((person) => person.login === login),
      login,
    );
    return {
      ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name, login },
      ...{
        staffId: staff.staffId,
        name: staff.name,
        phone: staff.phone,
        mustChangePassword: false,
        posts: [],
      },
      permissions: permissionsOfPosts([staff.post]),
    };
  };
  const [author, reviewer] = [callerOf('clerk'), callerOf('manager')];
  const random = randomFrom(`${scenario.seed}/library`);
  const past = platformInThePast(platform, endMs - 20 * dayMs);
  const library: Library = { platform: past, author, reviewer, random };
  if ((await loaded(platform, orgId)).length < starters.length) {
    await loadStarters(past, author, uuidv7());
  }
  for (const article of await loaded(platform, orgId)) {
    const { published, work } = await articlePage(past, reviewer, article.article_id);
    await settle(library, article);
    const isOpen = work?.content.audience === 'public';
    if (published === null && isOpen && fates[article.origin] === undefined) {
      await readAndRated(library, orgId, article.article_id);
    }
  }
  await findProposals(platformInThePast(platform, endMs), orgId, null);
}
