/**
 * Every kind of event the server can record, with the words the audit shows for it. A domain keeps its own in
 * `domain/<name>/event-titles.ts` and is added here; the recorder takes no other kind, so one without a title does not
 * compile.
 */
import { auditEvents } from './audit/event-titles.ts';
import { billingEvents } from './billing/event-titles.ts';
import { customerEvents } from './customers/event-titles.ts';
import { customerTableEvents } from './customers/import-event-titles.ts';
import { fileEvents } from './files/event-titles.ts';
import { knowledgeEvents } from './knowledge/event-titles.ts';
import { meteringEvents } from './metering/event-titles.ts';
import { noticeEvents } from './notices/event-titles.ts';
import { orderEvents } from './orders/event-titles.ts';
import { organisationEvents } from './organisation/event-titles.ts';
import { portalEvents } from './portal/event-titles.ts';
import { promiseEvents } from './promises/event-titles.ts';
import { supervisionEvents } from './supervision/event-titles.ts';
import { tariffEvents } from './tariffs/event-titles.ts';
import { visitEvents } from './visits/event-titles.ts';

/** Of the installation itself: its jobs, and a history that was simulated. */
const installationEvents = {
  'job.retried': '重试后台作业',
  'job.cancelled': '取消后台作业',
  'simulation-begun': '开始生成模拟历史',
  'simulation-finished': '模拟历史生成完毕',
} as const;

export const eventTitles = {
  ...organisationEvents,
  ...auditEvents,
  ...fileEvents,
  ...noticeEvents,
  ...promiseEvents,
  ...customerEvents,
  ...customerTableEvents,
  ...tariffEvents,
  ...meteringEvents,
  ...billingEvents,
  ...orderEvents,
  ...knowledgeEvents,
  ...visitEvents,
  ...supervisionEvents,
  ...portalEvents,
  ...installationEvents,
} as const;

export type EventKind = keyof typeof eventTitles;

/** Whether a stored word is a kind of this version. */
export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(eventTitles, kind);
}

/** The title of a stored kind; a kind of a later version shows itself. */
export function eventTitle(kind: string): string {
  return isEventKind(kind) ? eventTitles[kind] : kind;
}
