/** Absences of the demo company: somebody on leave whose tasks went back, and somebody who will be at a training. */
import { present } from '#domain/kernel/assert.ts';
import { dayMs, hourMs, instantText } from '#domain/kernel/instant.ts';
import { permissionsOfPosts, type PostCode } from '#domain/organisation/posts.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import { returnTasksOfAbsent } from '../domains/orders/index.ts';
import { markAbsence } from '../domains/organisation/index.ts';
import type { Caller } from '../platform/caller.ts';
import type { Platform } from '../platform/platform.ts';
import { platformInThePast } from './simulated-platform.ts';

interface Planned {
  readonly post: PostCode;
  readonly fromMs: number;
  readonly lastsMs: number;
  readonly reason: string;
}

const planned: readonly Planned[] = [
  { post: 'surveyor', fromMs: -2 * hourMs, lastsMs: 3 * dayMs, reason: '年休假' },
  { post: 'meter-installer', fromMs: 2 * dayMs, lastsMs: 2 * dayMs, reason: '参加装表接电技能培训' },
];

/** Marks them at the end of the history, as the demo administrator; again, they stay the same. */
export async function markDemoAbsences(
  platform: Platform,
  { orgId, scenario }: { orgId: number; scenario: Scenario },
): Promise<void> {
  const { company, endMs } = historyOf(scenario);
  const at = platformInThePast(platform, endMs);
  const admin = present(
    company.staff.find(({ login }) => login === 'admin'),
    'the administrator',
  );
  const caller: Caller = {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId: admin.staffId, name: admin.name, phone: admin.phone, login: 'admin' },
    ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([admin.post]) },
  };
  const random = randomFrom(`${scenario.seed}/absences`);
  for (const { post, fromMs, lastsMs, reason } of planned) {
    const person = company.staff.find((each) => each.post === post && each.login === null);
    const ids = { absenceId: uuidAt(random, endMs), commandId: uuidAt(random, endMs) };
    if (person === undefined) continue;
    const from = endMs + fromMs;
    const times = { from: instantText(from), until: instantText(from + lastsMs) };
    await markAbsence({ platform: at, caller }, { ...ids, ...times, staffId: person.staffId, reason });
  }
  await returnTasksOfAbsent(at, orgId);
}
