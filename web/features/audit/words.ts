import type { Static } from 'typebox';
import type { AuditCheck, AuditEvent, listSeals } from '#contracts/audit.ts';
import type { Permission } from '#domain/organisation/permissions.ts';
import { organisationEvents } from '#domain/organisation/event-titles.ts';
import { eventTitles } from '#domain/processes/state.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type AuditLine = Static<typeof AuditEvent>;
export type Seal = Static<(typeof listSeals)['response']>['items'][number];
export type Check = Static<typeof AuditCheck>;
export type Finding = Check['findings'][number];

/** What the records are about. */
export const caseTitles: Readonly<Record<string, string>> = {
  order: zh('工单'),
  request: zh('受理'),
  customer: zh('客户档案'),
  staff: zh('人员'),
  unit: zh('单位'),
  setting: zh('规则设置'),
  system: zh('系统事务'),
};

export const actorTitles: Readonly<Record<AuditLine['actor']['kind'], string>> = {
  staff: zh('工作人员'),
  system: zh('系统'),
  customer: zh('客户'),
};

/** How it reached the system. */
export const sourceTitles: Readonly<Record<string, string>> = {
  desk: zh('工作台'),
  import: zh('批量导入'),
  link: zh('一次性链接'),
  portal: zh('网上营业厅'),
  'sign-in': zh('登录'),
  'single-sign-on': zh('单点登录'),
  system: zh('系统'),
};

/** Kinds that neither the organisation nor the processes name. */
const otherKinds: Readonly<Record<string, string>> = {
  'promise.set': zh('设置服务承诺'),
  'calendar.days-set': zh('设置工作日历'),
  'calendar.year-set': zh('登记全年安排'),
  'calendar.recompute-asked': zh('重算在办时限'),
  'notice.template-changed': zh('修改通知模板'),
  'notice.resent': zh('重发通知'),
  'notice.cancelled': zh('取消通知'),
  'notice.recipient-seen': zh('查看通知接收人'),
  'file.opened': zh('打开附件'),
  'audit.verify-asked': zh('发起核验'),
  'audit.verified': zh('核验完成'),
  'customer.created': zh('建立客户档案'),
  'customer.edited': zh('修改客户档案'),
  'customer.unmasked': zh('查看敏感信息'),
  'customer.contact-added': zh('增加联系人'),
  'customer.contact-edited': zh('修改联系人'),
  'customer.account-added': zh('增加户号'),
  'customer.point-added': zh('增加用电点'),
  'customer.location-edited': zh('修改用电地址'),
  'clock-warned': zh('时限预警'),
  'clock-breached': zh('时限超期'),
  'clock-recomputed': zh('时限重算'),
  'merged-here': zh('并入重复工单'),
  unmasked: zh('查看敏感信息'),
};

const kinds: Readonly<Record<string, string>> = { ...eventTitles, ...organisationEvents, ...otherKinds };

/** What happened, in words; a kind of a later version shows itself. */
export function kindTitle(kind: string): string {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? kind) : kind;
}

/** Every kind that has words, for the filter. */
export const allKinds: readonly { readonly kind: string; readonly title: string }[] = Object.entries(
  kinds,
).map(([kind, title]) => ({ kind, title }));

export const checkWords: Readonly<Record<Check['status'], { readonly title: string; readonly tone: Tone }>> =
  {
    waiting: { title: zh('排队中'), tone: 'calm' },
    running: { title: zh('核验中'), tone: 'active' },
    done: { title: zh('已完成'), tone: 'good' },
    failed: { title: zh('未能完成'), tone: 'bad' },
  };

export interface CasePage {
  readonly to: string;
  /** Who may open it. */
  readonly access: Permission;
}

/** The page of a case, where it has one. */
export function casePage(caseKind: string, caseId: string): CasePage | null {
  if (caseKind === 'order') return { to: `/orders/${caseId}`, access: 'order.view' };
  if (caseKind === 'customer') return { to: `/customers/${caseId}`, access: 'customer.view' };
  if (caseKind === 'staff') return { to: `/staff/${caseId}`, access: 'staff.manage' };
  return null;
}

/** Share of a verification that is done, 0 … 100; what has no cases yet stands at 0. */
export function checkPercent({ status, casesDone, casesTotal }: Check): number {
  if (status === 'done') return 100;
  return casesTotal === 0 ? 0 : Math.floor((100 * Math.min(casesDone, casesTotal)) / casesTotal);
}

/** How its state reads: a verification that found something is done, but nothing to be glad of. */
export function checkTone({ status, findingCount }: Pick<Check, 'status' | 'findingCount'>): Tone {
  return findingCount > 0 ? 'bad' : checkWords[status].tone;
}

/** Nothing more will come of it. */
export function isEnded({ status }: Pick<Check, 'status'>): boolean {
  return status === 'done' || status === 'failed';
}
