import type { NoticeField } from './fields.ts';

/** The text of a notice in our own words; a unit may put its own in its place. */
export interface NoticeText {
  /** What the sender gives beyond the fields of every notice. */
  readonly fields: readonly NoticeField[];
  readonly subject: string;
  /** For SMS (one message of 70 characters with the signature, where the matter allows) and the desk. */
  readonly short: string;
  /** For e-mail and the customer's page. */
  readonly long: string;
}

function texts<const T extends Readonly<Record<string, NoticeText>>>(catalogue: T): T {
  return catalogue;
}

/** Told to the customer when the request begins, waits or ends early. */
const intake = texts({
  'request-accepted': {
    fields: ['promise', 'due', 'contact', 'contactPhone'],
    subject: '{kind}已受理',
    short: '{kind}已受理，单号{orderNumber}，{promise}时限{due}。{link}',
    long: '您办理的{kind}我们已经受理，单号{orderNumber}，我们承诺的{promise}时限：{due}。\n首问负责人{contact}，电话{contactPhone}，从现在到办结都由其负责答复您。\n随时查看进度：{link}',
  },
  'request-accepted-confidential': {
    fields: ['voucher'],
    subject: '已收到您的来件',
    short: '来件已收到，凭证号{voucher}。请妥善保管，凭此号查询结果。',
    long: '您的来件我们已经收到，凭证号{voucher}。请妥善保管并不要转告他人，凭此号可查询处理结果。您的身份只有承办人员可见。',
  },
  'documents-missing': {
    fields: ['documents', 'contact', 'contactPhone'],
    subject: '{kind}还缺材料',
    short: '单号{orderNumber}还缺：{documents}。详见{link}',
    long: '您办理的{kind}（单号{orderNumber}）还缺以下材料，这是全部缺项，不会再要求其他材料：\n{documents}\n交齐后即继续办理。如有疑问请联系{contact}，电话{contactPhone}。\n可在此补交：{link}',
  },
  'documents-complete': {
    fields: ['promise', 'due'],
    subject: '材料已收齐',
    short: '单号{orderNumber}的材料已收齐，{promise}时限{due}。',
    long: '您办理的{kind}（单号{orderNumber}）材料已经收齐，{promise}时限：{due}。\n查看进度：{link}',
  },
  'request-refused': {
    fields: ['reason', 'contact', 'contactPhone'],
    subject: '{kind}未能办理的说明',
    short: '单号{orderNumber}未能办理：{reason}。咨询{hotline}',
    long: '很抱歉，您的{kind}（单号{orderNumber}）未能办理。理由和依据：\n{reason}\n如不认同或情况有变，请联系{contact}，电话{contactPhone}，或拨打{hotline}。',
  },
  'request-withdrawn': {
    fields: [],
    subject: '已按您的要求撤回',
    short: '单号{orderNumber}已按您的要求撤回。如非本人意愿请拨{hotline}。',
    long: '您的{kind}（单号{orderNumber}）已按您的要求撤回，不再继续办理。如非本人意愿，请尽快拨打{hotline}。',
  },
  'request-merged': {
    fields: ['mainOrderNumber'],
    subject: '两张工单合并办理',
    short: '单号{orderNumber}与{mainOrderNumber}为同一事项，已合并，按后者办理。',
    long: '您的{kind}（单号{orderNumber}）与{mainOrderNumber}是同一事项，已合并办理，时限仍从最早受理时算起。请以{mainOrderNumber}查询进度：{link}',
  },
  'handed-over': {
    fields: ['contact', 'contactPhone'],
    subject: '经办人已更换',
    short: '单号{orderNumber}现由{contact}办理，电话{contactPhone}。',
    long: '您的{kind}（单号{orderNumber}）现由{contact}办理，电话{contactPhone}。此前的材料和记录已一并转交，您不必重复说明。',
  },
  'callback-promised': {
    fields: ['time', 'contact', 'contactPhone'],
    subject: '我们将给您回电',
    short: '您咨询的事项，{contact}将于{time}回电答复您。',
    long: '您咨询的事项（单号{orderNumber}），{contact}将于{time}回电答复，来电号码{contactPhone}，请保持电话畅通。',
  },
  apology: {
    fields: ['reason'],
    subject: '更正与致歉',
    short: '单号{orderNumber}此前有误：{reason}，现已更正，谨此致歉。',
    long: '您的{kind}（单号{orderNumber}）此前我们处理有误：\n{reason}\n现已更正。给您添了麻烦，我们诚恳致歉。如仍有不便请拨打{hotline}。',
  },
  reopened: {
    fields: ['reason', 'promise', 'due'],
    subject: '已重新办理',
    short: '单号{orderNumber}已重新办理，{promise}时限{due}。',
    long: '您的{kind}（单号{orderNumber}）已重新办理，原因：{reason}。{promise}时限：{due}。\n查看进度：{link}',
  },
});

/** Told to the customer while the work goes on. */
const progress = texts({
  'appointment-made': {
    fields: ['time', 'crew', 'contactPhone'],
    subject: '上门预约',
    short: '已约定{time}上门，人员{crew}，电话{contactPhone}。',
    long: '您的{kind}（单号{orderNumber}）已约定{time}上门，人员{crew}，电话{contactPhone}。工作人员会出示证件；如需改期请提前联系。',
  },
  'crew-on-the-way': {
    fields: ['crew', 'contactPhone'],
    subject: '人员已出发',
    short: '{crew}已出发前往您处，电话{contactPhone}，请留意。',
    long: '{crew}已出发前往您处办理{kind}（单号{orderNumber}），电话{contactPhone}。',
  },
  'plan-replied': {
    fields: ['contact', 'contactPhone'],
    subject: '供电方案已答复',
    short: '单号{orderNumber}供电方案已答复：{link}',
    long: '您的{kind}（单号{orderNumber}）供电方案已经答复，请查阅并确认：{link}\n如需讲解请联系{contact}，电话{contactPhone}。',
  },
  'design-reviewed': {
    fields: ['result'],
    subject: '设计文件审查意见',
    short: '单号{orderNumber}设计审查已完成，意见见{link}',
    long: '您的{kind}（单号{orderNumber}）设计文件审查已完成，意见如下：\n{result}\n全文见{link}',
  },
  'work-inspected': {
    fields: ['result'],
    subject: '中间检查意见',
    short: '单号{orderNumber}中间检查已完成，意见见{link}',
    long: '您的{kind}（单号{orderNumber}）中间检查已完成，意见如下：\n{result}\n全文见{link}',
  },
  rectification: {
    fields: ['problems', 'contact', 'contactPhone'],
    subject: '整改通知',
    short: '{orderNumber}需整改：{problems}。{link}',
    long: '您的{kind}（单号{orderNumber}）有以下问题需要改正，这是一次检查的全部意见：\n{problems}\n改好后请告知{contact}，电话{contactPhone}，我们即安排复验。',
  },
  'inspection-passed': {
    fields: [],
    subject: '竣工检验合格',
    short: '单号{orderNumber}竣工检验合格，接下来将安排装表送电。',
    long: '您的{kind}（单号{orderNumber}）竣工检验合格，接下来将签订合同、装表送电。\n查看进度：{link}',
  },
  'contract-ready': {
    fields: ['contact', 'contactPhone'],
    subject: '供用电合同待签',
    short: '单号{orderNumber}的供用电合同已备好，请联系{contact}签订。',
    long: '您的{kind}（单号{orderNumber}）供用电合同已备好，请查阅后签订：{link}\n联系人{contact}，电话{contactPhone}。',
  },
  energised: {
    fields: ['time'],
    subject: '送电完成',
    short: '单号{orderNumber}已于{time}送电，请安全用电。',
    long: '您的{kind}（单号{orderNumber}）已于{time}完成送电。请安全用电，遇到问题拨打{hotline}。',
  },
  'supply-restored': {
    fields: ['time'],
    subject: '已恢复供电',
    short: '您处已于{time}恢复供电，如仍无电请拨{hotline}。',
    long: '您报修的故障（单号{orderNumber}）已处理，{time}恢复供电。停电给您带来不便，敬请谅解；如仍无电请拨打{hotline}。',
  },
  'self-help-guided': {
    fields: ['contactPhone'],
    subject: '户内故障处置指引',
    short: '故障在户内设备，请找有资质的电工处理，切勿自行带电操作。',
    long: '经检查，您报修的故障（单号{orderNumber}）在户内设备，产权属于您。请先断开总开关，找有资质的电工处理，切勿自行带电操作。需要指导请拨打{contactPhone}。',
  },
  'visit-done': {
    fields: ['result'],
    subject: '上门服务已完成',
    short: '单号{orderNumber}上门服务已完成，意见请拨{hotline}。',
    long: '您预约的上门服务（单号{orderNumber}）已完成：\n{result}\n如有意见请拨打{hotline}。',
  },
});

/** Told to the customer at the end. */
const outcome = texts({
  'test-result': {
    fields: ['result'],
    subject: '检验结果',
    short: '单号{orderNumber}检验结果：{result}。',
    long: '您申请的{kind}（单号{orderNumber}）检验结果：\n{result}\n如有异议，可向法定计量检定机构申请复检，或拨打{hotline}。',
  },
  'refund-due': {
    fields: ['amount', 'reason'],
    subject: '电费退补',
    short: '{orderNumber}退补{amount}，明细{link}',
    long: '您的{kind}（单号{orderNumber}）应退补电费{amount}，原因：{reason}。\n计算明细见{link}',
  },
  'compensation-agreed': {
    fields: ['result', 'contact', 'contactPhone'],
    subject: '赔偿处理结果',
    short: '单号{orderNumber}赔偿处理已有结果，请查阅{link}',
    long: '您的{kind}（单号{orderNumber}）赔偿处理结果：\n{result}\n经办人{contact}，电话{contactPhone}。',
  },
  answered: {
    fields: ['result', 'contact', 'contactPhone'],
    subject: '处理结果答复',
    short: '单号{orderNumber}处理结果：{result}。',
    long: '您反映的事项（{kind}，单号{orderNumber}）处理结果：\n{result}\n如不满意，请联系{contact}，电话{contactPhone}，或拨打{hotline}。',
  },
  'query-answered': {
    fields: ['result'],
    subject: '查询结果书面答复',
    short: '单号{orderNumber}的书面答复已出具，请查阅{link}',
    long: '您申请查询的事项（单号{orderNumber}）已有书面答复：\n{result}\n答复函下载：{link}',
  },
  thanks: {
    fields: [],
    subject: '感谢您的意见',
    short: '您的{kind}我们已收到并转达，感谢您对我们工作的关心。',
    long: '您的{kind}（单号{orderNumber}）我们已收到并转达有关人员，感谢您的关心，欢迎继续监督。',
  },
  'return-visit-survey': {
    fields: [],
    subject: '请评价我们的服务',
    short: '您的{kind}已办结，请评价：{link}',
    long: '您的{kind}（单号{orderNumber}）已经办结。请用一分钟为这次服务评分，您的意见由专人查看：\n{link}\n不想再收到邀请，可在该页面选择。',
  },
  'case-closed': {
    fields: ['result'],
    subject: '{kind}已办结',
    short: '单号{orderNumber}已办结。如有意见请拨{hotline}。',
    long: '您的{kind}（单号{orderNumber}）已办结：\n{result}\n如仍有问题，可拨打{hotline}要求重新办理。',
  },
});

/** Told inside the house. */
const house = texts({
  'step-returned': {
    fields: ['step', 'reason'],
    subject: '工单被退回',
    short: '{orderNumber}（{kind}）的“{step}”被退回：{reason}',
    long: '工单{orderNumber}（{kind}）的“{step}”环节被退回，原因：{reason}。',
  },
  'task-assigned': {
    fields: ['step', 'due'],
    subject: '新任务',
    short: '新任务：{orderNumber}（{kind}）“{step}”，{due}前完成。',
    long: '您有新任务：工单{orderNumber}（{kind}）的“{step}”环节，{due}前完成。',
  },
  'help-asked': {
    fields: ['step', 'reason', 'contact'],
    subject: '同事求助',
    short: '{contact}在{orderNumber}“{step}”求助：{reason}',
    long: '{contact}在办理工单{orderNumber}（{kind}）的“{step}”时请求协助：{reason}。',
  },
  urged: {
    fields: ['step', 'due', 'reason'],
    subject: '客户催办',
    short: '催办：{orderNumber}“{step}”，时限{due}。{reason}',
    long: '工单{orderNumber}（{kind}）的“{step}”被催办，时限{due}。说明：{reason}',
  },
  'appointment-moved': {
    fields: ['step', 'time', 'reason'],
    subject: '上门改约',
    short: '改约：{orderNumber}“{step}”改到{time}。{reason}',
    long: '工单{orderNumber}（{kind}）的“{step}”改到{time}上门，请调整安排。原因：{reason}',
  },
  escalated: {
    fields: ['step', 'due', 'reason'],
    subject: '工单升级督办',
    short: '升级督办：{orderNumber}“{step}”，时限{due}。{reason}',
    long: '工单{orderNumber}（{kind}）的“{step}”已升级，请督办，时限{due}。原因：{reason}',
  },
  abnormality: {
    fields: ['reason'],
    subject: '异常报告',
    short: '异常：{orderNumber}（{kind}）{reason}',
    long: '工单{orderNumber}（{kind}）报告异常：{reason}',
  },
  'excuse-asked': {
    fields: ['step', 'reason'],
    subject: '超时申诉待审',
    short: '超时申诉待审：{orderNumber}“{step}”，{reason}',
    long: '工单{orderNumber}（{kind}）的“{step}”超时，经办人提出申诉，请审定：{reason}',
  },
  'praise-passed-on': {
    fields: ['reason'],
    subject: '客户表扬',
    short: '客户表扬：{reason}（单号{orderNumber}）',
    long: '客户通过{orderNumber}对你们提出表扬：{reason}',
  },
});

/** Told to whoever shows that a phone is theirs (online hall); stored sealed, shown to nobody. */
const proofs = texts({
  'portal-code': {
    fields: ['code', 'minutes'],
    subject: '验证码',
    short: '验证码{code}，{minutes}分钟内有效。请勿告诉任何人，工作人员不会向您索取。',
    long: '您的验证码是{code}，{minutes}分钟内有效。请勿告诉任何人，工作人员不会向您索取。如非本人操作，请忽略本消息。',
  },
});

/** The text of every notice of the processes; a test holds the two lists together. */
export const defaultTexts = { ...proofs, ...intake, ...progress, ...outcome, ...house };

export type NoticeTemplateCode = keyof typeof defaultTexts;

/** Every code, in the order of the documents. */
export const allNoticeTemplates = Object.keys(defaultTexts) as readonly NoticeTemplateCode[];

/** Whether a stored or received word is a template of this version. */
export function isNoticeTemplate(word: string): word is NoticeTemplateCode {
  return Object.hasOwn(defaultTexts, word);
}
