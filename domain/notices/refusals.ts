/** What the outbox refuses: texts that cannot be filled, moves that a notice's state does not allow. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const noticeRefusals = defineRefusals({
  'notice.placeholder-unknown': {
    status: 422,
    zh: '这种通知没有“{placeholder}”可填，可用的有：{allowed}。',
    en: 'This notice has no “{placeholder}”; you may use: {allowed}.',
  },
  'notice.brace-open': {
    status: 422,
    zh: '花括号没有成对，请写成 {open}名称{close} 的形式。',
    en: 'A brace is not paired; write {open}name{close}.',
  },
  'notice.text-empty': {
    status: 422,
    zh: '通知内容不能为空，请填写；如要恢复默认内容请点“恢复默认”。',
    en: 'The text is empty; fill it in, or choose “restore default”.',
  },
  'notice.text-too-long': {
    status: 422,
    zh: '内容太长：按示例填好后有 {length} 个字，这种渠道最多 {lengthMax} 个字，请精简。',
    en: 'Too long: {length} characters once filled, at most {lengthMax} on this channel.',
  },
  'notice.template-unknown': {
    status: 404,
    zh: '没有“{template}”这种通知，请从模板列表中选择。',
    en: 'There is no notice “{template}”; choose from the list.',
  },
  'notice.not-resendable': {
    status: 409,
    zh: '只有发送失败或结果不明的通知可以重发，这条现在是“{status}”。',
    en: 'Only a failed or uncertain notice can be sent again; this one is “{status}”.',
  },
  'notice.not-cancellable': {
    status: 409,
    zh: '只有尚未发出的通知可以取消，这条现在是“{status}”。',
    en: 'Only a notice that has not been sent can be cancelled; this one is “{status}”.',
  },
});

export type NoticeRefusal = keyof typeof noticeRefusals;
