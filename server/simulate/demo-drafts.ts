/** Requests that a clerk of the demo company began and left: they wait in the list of drafts. */
import { minuteMs } from '#domain/kernel/instant.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { present } from '#domain/kernel/assert.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { anyCustomer, requesterOf, strangerIn } from '#simulator/intake.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import type { Caller } from '../platform/caller.ts';
import type { Platform } from '../platform/platform.ts';
import { saveDraft } from '../domains/requests/index.ts';
import { platformInThePast } from './simulated-platform.ts';

/** Saves two drafts of the demo login `clerk`, each as of some minutes ago; again, they stay the same. */
export async function saveDemoDrafts(
  platform: Platform,
  { orgId, scenario }: { orgId: number; scenario: Scenario },
): Promise<void> {
  const { company, world, endMs } = historyOf(scenario);
  const clerk = present(
    company.staff.find(({ login }) => login === 'clerk'),
    'the clerk',
  );
  const caller: Caller = {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId: clerk.staffId, name: clerk.name, phone: clerk.phone, login: 'clerk' },
    ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([clerk.post]) },
  };
  const random = randomFrom(`${scenario.seed}/drafts`);
  const known = requesterOf(anyCustomer(world, random));
  const stranger = strangerIn(world, random);
  const drafts = [
    {
      title: `居民新装用电 · ${stranger.name}`,
      body: {
        kind: 'residential-connection',
        channel: 'counter',
        values: { applicantName: stranger.name, siteAddress: stranger.place.address },
        documents: [],
        subject: {},
      },
    },
    {
      title: `申请校验电能表 · ${known.name}`,
      body: {
        kind: 'meter-test',
        channel: 'counter',
        values: { accountNumber: known.accountNo ?? '', testReason: 'usage-doubt' },
        documents: [],
        subject: {},
      },
    },
  ];
  for (const [at, draft] of drafts.entries()) {
    const savedMs = endMs - (7 + at * 48) * minuteMs;
    await saveDraft(platformInThePast(platform, savedMs), caller, {
      draftId: uuidAt(random, savedMs),
      ...draft,
    });
  }
}
