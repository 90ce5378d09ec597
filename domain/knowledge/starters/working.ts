/** For the staff alone: how the desk works. */
import { promised } from '../promised.ts';
import type { Starter } from './starter.ts';

export const workingStarters: readonly Starter[] = [
  {
    code: 'cannot-answer',
    title: '不能当场答复时怎么说、怎么做',
    category: 'work-rule',
    audience: 'staff',
    keywords: ['咨询', '答复', '话术', '回电'],
    source: '服务规范（R-REQ-07）',
    body: `1. 先致歉，说明需要核实；
2. 把问题复述一遍，请客户确认；
3. 约定回电的时间，记在工单上，到点系统提醒；
4. 转办时写清要查明的是什么，咨询类在${promised('DESK-08')}内答复。

不猜、不说“应该是”，也不让客户自己去问别的部门。`,
  },
  {
    code: 'angry-customer',
    title: '客户情绪激动时的应对',
    category: 'service-case',
    audience: 'staff',
    keywords: ['情绪', '安抚', '投诉', '专席'],
    source: '服务规范（R-REQ-10）',
    body: `## 经过

客户来问电费，等候较久，说话声音很大，要求马上改账单。

## 怎么做

- 请到洽谈区坐下，先听完，不插话、不争辩；
- 就等候致歉，再说能做什么：当场核对示数，需要的话受理校表；
- 做不到的说清依据，不说“系统就这样”。

## 结果与提示

核对后发现是跨档引起。给客户看了两个月的明细，客户认可。**先处理心情，再处理事情。**`,
  },
  {
    code: 'report-secrecy',
    title: '举报件的保密要求',
    category: 'work-rule',
    audience: 'teams',
    functions: ['quality'],
    keywords: ['举报', '保密', '举报人'],
    source: '服务质量文件（R-QUAL-09）',
    body: `- 举报人的姓名、电话只有承办人可见，不写进任何转办意见；
- 不向被举报的单位转原件；
- 回复举报人之前核对凭证号，不在电话里念身份信息；
- 打印件当天归入保密柜。

泄露举报人身份的，按规定追究责任。`,
  },
];
