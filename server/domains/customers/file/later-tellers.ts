/** How the history tells what happens around a file: closings, consents, care, merges, the data check. */
import { consentChannels, consentPurposes } from '#domain/customers/care/consent.ts';
import { dangerKinds } from '#domain/customers/care/danger.ts';
import { satisfactions, visitWays } from '#domain/customers/care/visit-plan.ts';
import { maskPhone } from '#domain/customers/masking.ts';
import { qualityRules } from '#domain/customers/quality/rules.ts';

/** An event of a customer's file, as the history tells it. */
export interface HistoryEvent {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null once erased by law. */
  readonly personal: Readonly<Record<string, unknown>> | null;
}

/** A text of an event; the other words where it has none. */
export function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

type Catalogue = Readonly<Record<string, string | { readonly title: string }>>;

function word(catalogue: Catalogue, value: unknown): string {
  const key = typeof value === 'number' ? value.toString() : textOf(value);
  const found = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  return found === undefined ? key : typeof found === 'string' ? found : found.title;
}

const erased = '（已按规定删除）';
const because = (data: HistoryEvent['data']): string => `，原因：${textOf(data['reason'])}`;
const personalText = ({ personal }: HistoryEvent, field: string): string =>
  personal === null ? erased : textOf(personal[field]);

function contactWords({ personal }: HistoryEvent): string {
  if (personal === null) return erased;
  const phone = textOf(personal['phone']);
  return `${textOf(personal['name'])}${phone === '' ? '' : `（${maskPhone(phone)}）`}`;
}

const files: Readonly<Record<string, (event: HistoryEvent) => string>> = {
  'customer.contact-removed': (event) => `删除联系人${contactWords(event)}${because(event.data)}`,
  'customer.contact-restored': (event) => `恢复联系人${contactWords(event)}`,
  'customer.account-closed': ({ data }) =>
    `户号 ${textOf(data['accountNo'])} 于 ${textOf(data['closedOn'])} 销户${because(data)}`,
  'customer.account-reopened': ({ data }) => `恢复户号 ${textOf(data['accountNo'])}${because(data)}`,
  'customer.point-removed': ({ data }) => `户号 ${textOf(data['accountNo'])} 拆除用电点${because(data)}`,
  'customer.point-restored': ({ data }) => `户号 ${textOf(data['accountNo'])} 恢复用电点${because(data)}`,
};

const care: Readonly<Record<string, (event: HistoryEvent) => string>> = {
  'customer.consent-given': ({ data }) =>
    `授权“${word(consentPurposes, data['purpose'])}”（${textOf(data['version'])} 版，${word(consentChannels, data['channel'])}）`,
  'customer.consent-withdrawn': ({ data }) =>
    `撤回授权“${word(consentPurposes, data['purpose'])}”（${word(consentChannels, data['channel'])}）`,
  'customer.danger-noted': (event) =>
    `登记危险提示“${word(dangerKinds, event.data['kind'])}”：${personalText(event, 'words')}`,
  'customer.danger-ended': (event) =>
    `解除危险提示“${word(dangerKinds, event.data['kind'])}”，原因：${personalText(event, 'reason')}`,
  'customer.manager-assigned': ({ data }) =>
    `客户经理由${textOf(data['before'], '无')}改为${textOf(data['manager'], '无')}`,
  'customer.visit-planned': ({ data }) => `安排 ${textOf(data['dueOn'])} 走访`,
  'customer.visit-done': (event) => {
    const { way, satisfaction, problems } = event.data;
    const found = typeof problems === 'number' && problems > 0 ? `，发现问题 ${problems.toString()} 个` : '';
    return `${word(visitWays, way)}走访，${word(satisfactions, satisfaction)}${found}：${personalText(event, 'finding')}`;
  },
  'customer.visit-cancelled': ({ data }) => `取消 ${textOf(data['dueOn'])} 的走访${because(data)}`,
  'customer.problem-followed': (event) =>
    event.data['solved'] === true
      ? `走访问题已解决：${personalText(event, 'solution')}`
      : `走访问题转办工单 ${textOf(event.data['orderNo'])}`,
};

const checks: Readonly<Record<string, (event: HistoryEvent) => string>> = {
  'customer.absorbed': (event) =>
    `并入重复档案“${personalText(event, 'name')}”：户号 ${String(event.data['accounts'])} 个、联系人 ${String(event.data['contacts'])} 位，原因：${personalText(event, 'reason')}`,
  'customer.merged': (event) =>
    `档案并入客户“${personalText(event, 'name')}”，原因：${personalText(event, 'reason')}`,
  'customer.merge-undone': (event) =>
    `撤销与“${personalText(event, 'name')}”的合并，原因：${personalText(event, 'reason')}`,
  'customer.told-apart': ({ data }) => `确认与一份疑似重复的档案不是同一客户${because(data)}`,
  'customer.suspected-again': () => '恢复与另一份档案的疑似重复',
  'customer.finding-ignored': ({ data }) => `确认“${word(qualityRules, data['rule'])}”无误${because(data)}`,
  'customer.finding-reopened': ({ data }) => `恢复资料问题“${word(qualityRules, data['rule'])}”`,
};

/** Each kind in words; personal values masked, and said to be gone where they were erased. */
export const laterTellers = { ...files, ...care, ...checks };
