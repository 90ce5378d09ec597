/** Calls the clerk of the demo company promised to customers: they wait in the list of promised calls. */
import { present } from '#domain/kernel/assert.ts';
import { hourMs, minuteMs } from '#domain/kernel/instant.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import { perform, staffDoer } from '../domains/orders/index.ts';
import type { Caller } from '../platform/caller.ts';
import { reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import { platformInThePast } from './simulated-platform.ts';

const promises = [
  { afterMs: 25 * minuteMs, question: '客户问分时电价和阶梯电价哪种合算，需按近一年用电量测算后答复。' },
  { afterMs: 3 * hourMs, question: '客户问更名过户还差哪些材料，向档案岗核实后答复。' },
  { afterMs: 26 * hourMs, question: '客户希望改约上门时间，与班组商定后答复。' },
];

/** Open orders the clerk answers for, the newest first. */
async function ordersOf(platform: Platform, orgId: number, staffId: string): Promise<string[]> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<{ order_id: string }>(
      tx,
      `select order_id from work_order
       where org_id = $1 and status = 'open' and first_responsible_id = $2 and not confidential
       order by order_id desc limit $3`,
      [orgId, staffId, promises.length],
    ),
  );
  return rows.map((row) => row.order_id);
}

/** Promises a call on the newest open orders of the demo login `clerk`, as of the end of the history; again, they stay the same. */
export async function promiseDemoCallbacks(
  platform: Platform,
  { orgId, scenario }: { orgId: number; scenario: Scenario },
): Promise<void> {
  const { company, endMs } = historyOf(scenario);
  const clerk = present(
    company.staff.find(({ login }) => login === 'clerk'),
    'the clerk',
  );
  const caller: Caller = {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId: clerk.staffId, name: clerk.name, phone: clerk.phone, login: 'clerk' },
    ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([clerk.post]) },
  };
  const random = randomFrom(`${scenario.seed}/callbacks`);
  const orderIds = await ordersOf(platform, orgId, clerk.staffId);
  for (const [at, orderId] of orderIds.entries()) {
    const { afterMs, question } = present(promises[at], 'a promise');
    const callbackId = uuidAt(random, endMs);
    await perform(
      platformInThePast(platform, endMs),
      {
        orgId,
        orderId,
        commandId: callbackId,
        command: { verb: 'promise-callback', callbackId, dueAtMs: endMs + afterMs, question },
      },
      staffDoer(caller),
    );
  }
}
