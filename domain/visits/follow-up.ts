/**
 * A dissatisfied answer becomes an order of its own, so that somebody answers for it: a complaint where the customer
 * is very dissatisfied, was treated badly or had complained already; otherwise an opinion. The unit complained of
 * cannot close the complaint (C1).
 */
import type { FormValues } from '#domain/processes/field.ts';
import { isDissatisfied, satisfiedFrom, type Figures } from './answers.ts';

export interface Visited {
  readonly visitNo: string;
  readonly orderNo: string;
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  readonly team: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

export interface FollowUp {
  readonly kind: 'complaint' | 'opinion';
  readonly values: FormValues;
}

/** The business an answer asks for; null when the customer is content. */
export function followUpKind(kind: string, figures: Figures): FollowUp['kind'] | null {
  if (!isDissatisfied(figures)) return null;
  const badly = figures.attitude !== null && figures.attitude < satisfiedFrom;
  return kind === 'complaint' || figures.satisfaction === 1 || badly ? 'complaint' : 'opinion';
}

const businessClasses: Readonly<Record<string, { complaintClass: string; voiceField: string }>> = {
  'fault-report': { complaintClass: 'outage-repair', voiceField: 'outage' },
  'meter-fault': { complaintClass: 'business-metering', voiceField: 'business' },
  'meter-test': { complaintClass: 'business-metering', voiceField: 'business' },
  'reading-dispute': { complaintClass: 'business-reading', voiceField: 'business' },
};
const otherClass = { complaintClass: 'service-conduct', voiceField: 'service' };

function matterOf(visited: Visited, figures: Figures, comment: string): string {
  const said = comment === '' ? '客户未说明原因。' : `客户说：${comment}`;
  const rating = figures.satisfaction === null ? '' : `满意度 ${figures.satisfaction.toString()} 分。`;
  const late = figures.promiseKept === false ? '客户认为未在承诺时间内办好。' : '';
  return `回访${visited.visitNo}：客户对“${visited.title}”（${visited.orderNo}）不满意。${rating}${late}${said}`;
}

/** Who is asked back; a name is needed by the form, and a customer without one is still a customer. */
function callerOf({ contactName, contactPhone }: Visited): FormValues {
  return {
    callerName: contactName ?? '客户',
    ...(contactPhone === null ? {} : { callerPhone: contactPhone }),
  };
}

/** The follow-up of an answer with its intake form filled in, or null when none is called for. */
export function followUpOf(
  visited: Visited,
  figures: Figures,
  told: { readonly comment: string; readonly happenedAt: string },
): FollowUp | null {
  const kind = followUpKind(visited.kind, figures);
  if (kind === null) return null;
  const classes = businessClasses[visited.kind] ?? otherClass;
  const matter = matterOf(visited, figures, told.comment);
  if (kind === 'opinion') {
    return { kind, values: { voiceField: classes.voiceField, ...callerOf(visited), voiceText: matter } };
  }
  const attitude = figures.attitude !== null && figures.attitude < satisfiedFrom;
  return {
    kind,
    values: {
      complaintClass: attitude ? 'service-attitude' : classes.complaintClass,
      ...callerOf(visited),
      happenedAt: told.happenedAt,
      complaintText: matter,
      complainedUnitText: [visited.unit, visited.team].filter((part) => part !== null).join(' '),
      aboutOrderNumber: visited.orderNo,
      repeatComplaint: visited.kind === 'complaint',
      demand: '请核实原因并答复客户。',
    },
  };
}
