/**
 * What a notice may say: the placeholders of the templates, `{due}` in a text. The trade's word is shown to
 * whoever edits a template, the sample fills the preview.
 */
export const noticeFields = {
  unit: { title: '单位名称', sample: '青川县供电公司' },
  hotline: { title: '服务热线', sample: '95598' },
  orderNumber: { title: '工单编号', sample: '5108261118000042' },
  kind: { title: '业务名称', sample: '低压居民新装' },
  link: { title: '进度查询网址', sample: 'https://fw.example.cn/p/7KQ2M9' },
  promise: { title: '承诺事项', sample: '投诉答复' },
  due: { title: '办理时限', sample: '11月23日24时' },
  contact: { title: '首问负责人或经办人', sample: '王敏' },
  contactPhone: { title: '联系电话', sample: '0839-7201234' },
  documents: { title: '材料清单', sample: '房屋产权证明、经办人身份证件' },
  reason: { title: '理由或依据', sample: '申请地址不在本单位供电范围' },
  time: { title: '约定时间', sample: '11月20日9时至11时' },
  crew: { title: '上门人员', sample: '李强' },
  result: { title: '处理结果', sample: '表计误差合格,电费无误' },
  problems: { title: '需改正的问题', sample: '进户线绝缘破损' },
  amount: { title: '金额', sample: '36.50元' },
  mainOrderNumber: { title: '主单编号', sample: '5108261118000007' },
  voucher: { title: '查询凭证号', sample: 'K7P3-92XQ' },
  step: { title: '环节', sample: '现场勘查' },
  code: { title: '验证码', sample: '204816' },
  minutes: { title: '有效分钟数', sample: '5' },
} as const;

export type NoticeField = keyof typeof noticeFields;

/** The values of one notice; a field its template uses and the sender left out is filled with a neutral word. */
export type NoticeFacts = Readonly<Partial<Record<NoticeField, string>>>;

/** Fields every notice is given. */
export const everyNotice = [
  'unit',
  'hotline',
  'orderNumber',
  'kind',
  'link',
] as const satisfies readonly NoticeField[];

/** Sample values for previews. */
export const sampleFacts: NoticeFacts = Object.fromEntries(
  Object.entries(noticeFields).map(([field, { sample }]) => [field, sample]),
);

/** Whether a word names a field. */
export function isNoticeField(word: string): word is NoticeField {
  return Object.hasOwn(noticeFields, word);
}
