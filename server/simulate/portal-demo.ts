/** What the online hall of the demo company says; the neighbour's keeps the words of the code. */
import { v7 as uuidv7 } from 'uuid';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { present } from '#domain/kernel/assert.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import type { Caller } from '../platform/caller.ts';
import type { Platform } from '../platform/platform.ts';
import { editSetting, settingView } from '../domains/portal/index.ts';

/** Puts the words there once; whatever somebody changed since stays. */
export async function openDemoHall(
  platform: Platform,
  { orgId, scenario }: { orgId: number; scenario: Scenario },
): Promise<void> {
  const { company } = historyOf(scenario);
  const admin = present(
    company.staff.find(({ login }) => login === 'admin'),
    'the administrator',
  );
  const caller: Caller = {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId: admin.staffId, name: admin.name, phone: admin.phone, login: 'admin' },
    ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([admin.post]) },
  };
  const { revision, ...setting } = await settingView(platform, caller);
  if (revision > 0) return;
  await editSetting(platform, caller, {
    ...setting,
    commandId: uuidv7(),
    revision: 0,
    welcome: `欢迎您来到${company.name}网上营业厅，很高兴为您服务`,
    serves: `${company.name.replace('供电公司', '')}各街道、乡镇`,
    phones: [
      { title: '供电服务热线', phone: '95598' },
      { title: '能源监管热线', phone: '12398' },
    ],
  });
}
