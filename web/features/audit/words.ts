import type { Static } from 'typebox';
import type { AuditCheck, AuditEvent, listSeals } from '#contracts/audit.ts';
import type { Permission } from '#domain/organisation/permissions.ts';
import { caseTitle } from '#domain/audit/case-titles.ts';
import { caseFindingWords, dayFindingWords } from '#domain/audit/report.ts';
import { eventTitles } from '#domain/event-titles.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type AuditLine = Static<typeof AuditEvent>;
export type Seal = Static<(typeof listSeals)['response']>['items'][number];
export type Check = Static<typeof AuditCheck>;
export type Finding = Check['findings'][number];

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

/** Every kind that has words, for the filter. */
export const allKinds: readonly { readonly kind: string; readonly title: string }[] = Object.entries(
  eventTitles,
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
  /** What the link to it says. */
  readonly link: string;
}

/** The page of a case, where it has one. */
export function casePage(caseKind: string, caseId: string): CasePage | null {
  if (caseKind === 'order') return { to: `/orders/${caseId}`, access: 'order.view', link: zh('打开工单') };
  if (caseKind === 'customer')
    return { to: `/customers/${caseId}`, access: 'customer.view', link: zh('打开客户档案') };
  if (caseKind === 'staff')
    return { to: `/staff/${caseId}`, access: 'staff.manage', link: zh('打开人员档案') };
  return null;
}

/** Where a finding is and what is wrong there. */
export function findingText(finding: Finding, t: Texts): string {
  const { about, kind, caseKind = '', seq = 0, day = '' } = finding;
  const words: Readonly<Record<string, string>> = about === 'day' ? dayFindingWords : caseFindingWords;
  const what = t(words[kind] ?? kind);
  if (about === 'day') return t('{day}：{what}', { day, what });
  return t('{title} 第 {seq} 条{what}', { title: t(caseTitle(caseKind)), seq, what });
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
