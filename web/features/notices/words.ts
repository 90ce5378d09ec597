import type { Static } from 'typebox';
import type { countNotices, listTemplates, NoticeLine, readTemplate } from '#contracts/notices.ts';
import { noticeChannels, noticeStatuses, type NoticeStatus } from '#domain/notices/channel.ts';
import { defaultTexts, isNoticeTemplate } from '#domain/notices/default-texts.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type Notice = Static<typeof NoticeLine>;
export type NoticeCount = Static<(typeof countNotices)['response']>['items'][number];
export type TemplateLine = Static<(typeof listTemplates)['response']>['items'][number];
export type TemplateFile = Static<(typeof readTemplate)['response']>;

export const channelTitles = noticeChannels;
export const statusTitles = noticeStatuses;

export const statusTones: Readonly<Record<NoticeStatus, Tone>> = {
  queued: 'active',
  sending: 'active',
  sent: 'good',
  failed: 'bad',
  uncertain: 'warn',
  cancelled: 'calm',
};

/** The name of a kind of notice: its usual subject without what is filled in; an unknown one shows its code. */
export function templateTitle(code: string): string {
  if (!isNoticeTemplate(code)) return code;
  return defaultTexts[code].subject.replaceAll(/\{[^}]*\}/g, zh('业务'));
}

/** A human decided whether it goes out again: the server takes no other. */
export function isResendable(status: NoticeStatus): boolean {
  return status === 'failed' || status === 'uncertain';
}

/** What has not left, or failed, can be taken back; what may have arrived cannot. */
export function isCancellable(status: NoticeStatus): boolean {
  return status === 'queued' || status === 'failed';
}

/** Notices that go nowhere by themselves. */
export function failedCount(counts: readonly NoticeCount[]): number {
  return sumOf(counts.filter(({ status }) => isResendable(status)));
}

/** What has not arrived, by state, over all channels; states without any left out. */
export function openByStatus(
  counts: readonly NoticeCount[],
): readonly { readonly status: NoticeStatus; readonly count: number }[] {
  const order = Object.keys(noticeStatuses) as readonly NoticeStatus[];
  return order
    .map((status) => ({ status, count: sumOf(counts.filter((one) => one.status === status)) }))
    .filter(({ count }) => count > 0);
}

function sumOf(counts: readonly NoticeCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** The page of the case a notice belongs to, where it has one. */
export function caseAddress(caseKind: string, caseId: string): string | null {
  return caseKind === 'order' ? `/orders/${caseId}` : null;
}
