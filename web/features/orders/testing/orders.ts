/** Orders as the server answers them, for tests of what the pages make of them. */
import type { Order, Task, Viewer } from '../order.ts';

export const acceptedAt = '2026-11-20T01:00:00.000Z';

/** A task of the first step of a consultation, waiting in the viewer's team. */
export function task(more: Partial<Task> = {}): Task {
  return {
    task: 'first-answer#1',
    step: 'first-answer',
    title: '当即解答',
    team: null,
    assignee: null,
    state: 'waiting',
    openedAt: acceptedAt,
    claimedAt: null,
    doneAt: null,
    pause: null,
    mine: true,
    ...more,
  };
}

/** An open consultation. */
export function order(more: Partial<Order> = {}): Order {
  return {
    orderId: '01a1f673-16a0-7493-be07-e978f2f28dda',
    orderNo: '261120990100000015',
    kind: 'consultation',
    title: '业务咨询',
    status: 'open',
    outcome: null,
    urgency: 4,
    channel: 'counter',
    summary: '电价电费',
    contactName: '王**',
    address: null,
    unit: '城区供电所',
    acceptedAt,
    closedAt: null,
    dueAt: null,
    breached: false,
    version: 1,
    definitionVersion: 1,
    region: 'urban',
    confidential: false,
    contactPhone: '138****1234',
    customerId: null,
    firstResponsible: null,
    bundleId: null,
    values: {},
    masked: [],
    documents: [],
    demands: [],
    callbacks: [],
    tasks: [task()],
    clocks: [],
    timeline: [],
    notices: [],
    attachments: [],
    related: [],
    ...more,
  };
}

const worker = ['order.view', 'order.work'];

export const clerk: Viewer = { staffId: 'clerk', permissions: new Set(worker) };
export const supervisor: Viewer = { staffId: 'boss', permissions: new Set([...worker, 'order.supervise']) };
/** Sees orders, works on none. */
export const manager: Viewer = { staffId: 'head', permissions: new Set(['order.view', 'order.supervise']) };
