import { zh } from '#web/lib/i18n/use-texts.ts';

export interface Shortcut {
  readonly to: string;
  readonly title: string;
  readonly detail: string;
  readonly urgent?: true;
}

/** What people come for most, on the first page; everything else is in the guide. */
export const shortcuts: readonly Shortcut[] = [
  {
    to: '/portal/apply/fault-report',
    title: zh('故障报修'),
    detail: zh('停电、打火、断线，昼夜受理'),
    urgent: true,
  },
  { to: '/follow', title: zh('查办理进度'), detail: zh('凭工单编号和手机验证码') },
  { to: '/portal/apply/residential-connection', title: zh('居民新装用电'), detail: zh('新房接电、立户') },
  { to: '/portal/apply/low-voltage-connection', title: zh('商铺企业用电'), detail: zh('低压非居民新装') },
  { to: '/portal/apply/consultation', title: zh('业务咨询'), detail: zh('电价、办电、政策') },
  { to: '/portal/apply/complaint', title: zh('投诉'), detail: zh('服务、停电、电费等') },
  { to: '/portal/apply/report', title: zh('举报'), detail: zh('可以匿名，严格保密') },
  { to: '/portal/apply/praise', title: zh('表扬'), detail: zh('转达给本人和单位') },
  { to: '/portal/apply/suggestion', title: zh('建议'), detail: zh('帮我们改进') },
  { to: '/portal/apply/home-visit', title: zh('上门服务'), detail: zh('老弱病残客户') },
];
