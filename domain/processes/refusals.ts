/**
 * Every "no" of the process engine, declared once. `refuse` builds one with its code checked by the
 * compiler; several at once travel as `Rejected`, the first in front.
 */
import type { RefusalData, Refused } from '#domain/kernel/refusal.ts';
import { defineRefusals } from '#domain/kernel/refusal.ts';
import { formRefusals } from './form-refusals.ts';

export const processRefusals = defineRefusals({
  ...formRefusals,
  'process.kind-unknown': {
    status: 404,
    zh: '没有业务种类“{kind}”（版本 {version}），请重新选择业务。',
    en: 'There is no kind of business "{kind}" (version {version}); choose again.',
  },
  'process.channel-closed': {
    status: 422,
    zh: '“{title}”不从该渠道受理，请改走：{channels}。',
    en: '"{title}" is not accepted through this channel; use: {channels}.',
  },
  'process.customer-unidentified': {
    status: 422,
    zh: '办理“{title}”须先确认{subject}，请先查找或新建客户。',
    en: '"{title}" needs {subject} first; find or create the customer.',
  },
  'process.consent-missing': {
    status: 422,
    zh: '“{title}”属复杂业务，请先向客户说明并取得同意，再勾选确认。',
    en: '"{title}" is complex business; explain it, obtain the customer\'s consent and tick it.',
  },
  'process.core-document-missing': {
    status: 422,
    zh: '缺少主要材料“{title}”，收到后才能受理；请出具一次性告知单。',
    en: 'The core paper "{title}" is missing; print the one-off list and accept once it is there.',
  },
  'process.document-unknown': {
    status: 422,
    zh: '该业务不需要材料“{code}”，请从材料清单中选择。',
    en: 'This business has no paper "{code}"; choose from its list.',
  },
  'process.document-due': {
    status: 422,
    zh: '办理“{action}”前须补齐材料：{titles}。',
    en: 'Before "{action}" these papers must be there: {titles}.',
  },
  'process.order-not-open': {
    status: 409,
    zh: '工单已是“{status}”状态，不能再办理；需要时请重新办理或新建关联工单。',
    en: 'The order is {status}; reopen it or create a linked order.',
  },
  'process.changed-meanwhile': {
    status: 409,
    zh: '工单刚被他人更新，请查看最新情况后再提交，已填内容会保留。',
    en: 'Someone changed the order meanwhile; look at it and submit again, your text is kept.',
  },
  'process.task-unknown': {
    status: 404,
    zh: '工单没有这个环节任务，请刷新后再选。',
    en: 'The order has no such task; reload and choose again.',
  },
  'process.task-done': {
    status: 409,
    zh: '环节“{step}”已经办完，请刷新查看最新进度。',
    en: 'The step "{step}" is already done; reload to see the progress.',
  },
  'process.task-paused': {
    status: 409,
    zh: '环节“{step}”正在挂起，请先恢复办理。',
    en: 'The step "{step}" is paused; resume it first.',
  },
  'process.task-not-paused': {
    status: 409,
    zh: '环节“{step}”没有挂起或已审批，无需操作。',
    en: 'The step "{step}" is not paused, or already approved.',
  },
  'process.task-held-by-other': {
    status: 409,
    zh: '环节“{step}”已由他人签收，请联系对方转办或请班长改派。',
    en: 'The step "{step}" is held by someone else; ask them or a supervisor to hand it over.',
  },
  'process.task-not-held': {
    status: 409,
    zh: '您没有签收环节“{step}”，不能退回班组。',
    en: 'You do not hold the step "{step}", so you cannot release it.',
  },
  'process.not-your-team': {
    status: 403,
    zh: '环节“{step}”由{team}办理，请转给对应班组。',
    en: 'The step "{step}" belongs to {team}; pass it to that team.',
  },
  'process.permission-missing': {
    status: 403,
    zh: '您的岗位没有这项权限（{permission}），请联系主管办理。',
    en: 'Your post lacks the permission {permission}; ask a supervisor.',
  },
  'process.supervisor-needed': {
    status: 403,
    zh: '“{what}”须由主管办理，请提交主管。',
    en: '"{what}" is a supervisor\'s; pass it on to one.',
  },
  'process.no-appointment': {
    status: 409,
    zh: '现在没有已约定、尚未到的上门时间，不能改约；可以催办并写明希望的时间。',
    en: 'No visit is agreed on and still to come; urge instead and say which time suits you.',
  },
  'process.appointment-too-late': {
    status: 409,
    zh: '离约定的上门时间不到 {hours} 小时，工作人员可能已经出发，不能自己改约；请拨打经办人电话，或催办并写明情况。',
    en: 'The visit is less than {hours} hours away and the crew may be on its way; call the person in charge, or urge and say why.',
  },
  'process.appointment-past': {
    status: 409,
    zh: '约定的时间已到，不能再改；请登记到达或到场无人，再重新约定。',
    en: 'The agreed time has come; record the arrival, or that nobody was there, and agree anew.',
  },
  'process.appointment-time': {
    status: 422,
    zh: '新的上门时间须晚于现在，并在 {days} 天以内，请重新选择。',
    en: 'The new time must lie ahead, within {days} days; choose another.',
  },
  'process.appointment-same': {
    status: 422,
    zh: '新的时间和原来约定的一样，请另选时间。',
    en: 'That is the time agreed on already; choose another.',
  },
  'process.not-for-customers': {
    status: 403,
    zh: '这一步由供电企业工作人员办理，您可以催办或补充材料。',
    en: 'This is done by staff; you may urge or add papers.',
  },
  'process.action-unknown': {
    status: 404,
    zh: '环节“{step}”没有这个操作，请刷新后再选。',
    en: 'The step "{step}" has no such action; reload and choose again.',
  },
  'process.action-not-offered': {
    status: 422,
    zh: '按本单已填内容不能选择“{action}”，请核对后选其他操作。',
    en: '"{action}" is not possible with what is on file; check and choose another.',
  },
  'process.checklist-open': {
    status: 422,
    zh: '还有必做事项未确认：{items}。',
    en: 'Required items are not ticked: {items}.',
  },
  'process.checklist-unknown': {
    status: 422,
    zh: '现场事项“{code}”不在本环节清单内，请刷新后再选。',
    en: 'The item "{code}" is not on this checklist; reload and choose again.',
  },
  'process.signature-missing': {
    status: 422,
    zh: '“{action}”需要客户签字确认，请先请客户签字。',
    en: '"{action}" needs the customer\'s signature first.',
  },
  'process.same-person': {
    status: 403,
    zh: '“{action}”须由另一人办理，不能与“{step}”同一人。',
    en: '"{action}" must be done by someone other than the one who did "{step}".',
  },
  'process.unit-complained-of': {
    status: 403,
    zh: '被投诉单位不能办结对本单位的投诉，请转由质量监督人员办理。',
    en: 'The unit complained of cannot close the complaint; pass it to quality supervision.',
  },
  'process.person-reported': {
    status: 403,
    zh: '被举报人不能办理本件，请由其他人员回避办理。',
    en: 'The person reported cannot handle this case; someone else must.',
  },
  'process.evidence-missing': {
    status: 422,
    zh: '请先上传照片、录音或文书等依据。',
    en: 'Attach evidence first: a photo, a record or a letter.',
  },
  'process.fees-open': {
    status: 422,
    zh: '本单还有应收费用未结清，请先收费。',
    en: 'Fees of this order are unpaid; settle them first.',
  },
  'process.claim-lapsed': {
    status: 422,
    zh: '索赔应在损坏之日起 7 日内提出，现已超过；请按“超期不予赔偿”办理并向客户说明。',
    en: 'A claim lapses after 7 days; decline it as late and explain why.',
  },
  'process.outside-calling-hours': {
    status: 422,
    zh: '回访时间应避开 21:00 至次日 8:00 及 12:00 至 14:00，请另选时间。',
    en: 'Return calls are not made 21:00–8:00 nor 12:00–14:00; choose another time.',
  },
  'process.pause-not-allowed': {
    status: 422,
    zh: '环节“{step}”不能以此原因挂起，可用原因：{reasons}。',
    en: 'The step "{step}" cannot pause for this reason; allowed: {reasons}.',
  },
  'process.return-impossible': {
    status: 409,
    zh: '环节“{step}”不能直接退回上一环节，请使用本环节的操作或请主管协调。',
    en: 'The step "{step}" cannot be returned; use its own actions or ask a supervisor.',
  },
  'process.reason-missing': {
    status: 422,
    zh: '请写明“{what}”。',
    en: 'State the {what}.',
  },
  'process.second-demand': {
    status: 403,
    zh: '材料应一次性告知，已告知过；再次要求其他材料须由主管说明理由。',
    en: "Papers are asked once and in full; a second demand is a supervisor's, with a reason.",
  },
  'process.nothing-missing': {
    status: 422,
    zh: '所选材料均已收到，无需再告知。',
    en: 'The chosen papers are already there.',
  },
  'process.callback-unknown': {
    status: 404,
    zh: '没有这个回电约定，可能已回电，请刷新。',
    en: 'There is no such callback; perhaps it was made already. Reload.',
  },
  'process.callback-open': {
    status: 409,
    zh: '还有答应客户的回电未完成，请先回电再办结。',
    en: 'A promised callback is still open; make the call before closing.',
  },
  'process.callback-in-past': {
    status: 422,
    zh: '约定的回电时间须在现在之后 30 日以内。',
    en: 'A callback must be promised for a time within the next 30 days.',
  },
  'process.merge-into-itself': {
    status: 422,
    zh: '不能并入自身，请另选主单。',
    en: 'An order cannot be merged into itself; choose another.',
  },
  'process.not-merged': {
    status: 409,
    zh: '本单没有并单，无需撤销。',
    en: 'The order is not merged.',
  },
  'process.clock-unknown': {
    status: 404,
    zh: '本单没有时限“{clock}”，请刷新后再选。',
    en: 'The order has no clock "{clock}"; reload and choose again.',
  },
  'process.reopen-impossible': {
    status: 409,
    zh: '本单不能重新办理（未办结、业务不支持或已超过 {days} 日），请新建关联工单。',
    en: 'The order cannot be reopened (not closed, not this business, or after {days} days); create a linked one.',
  },
  'process.archive-impossible': {
    status: 409,
    zh: '还不能归档：{gaps}。',
    en: 'Not ready for the archive: {gaps}.',
  },
});

export type ProcessRefusalCode = keyof typeof processRefusals;

/** A refusal with all faults found, so that every field is told at once (R-REQ-06). */
export interface Rejected extends Refused {
  readonly faults?: readonly Refused[];
}

/** A refusal of this catalogue; `field` is the path of the field to mend. */
export function refuse(code: ProcessRefusalCode, data: RefusalData = {}, field?: string): Refused {
  return { refused: code, data, ...(field === undefined ? {} : { field }) };
}

/** Several refusals as one answer, or null when there are none. */
export function rejection(faults: readonly Refused[]): Rejected | null {
  const [first] = faults;
  return first === undefined ? null : { ...first, faults };
}
