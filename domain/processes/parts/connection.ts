/** Steps of connection business (业扩) shared by all voltages: survey, plan, confirmation, contract, energising. */
import type { Step, StepId, TaskStep } from '../definition.ts';
import type { Condition, Field } from '../field.ts';
import { action, choice, field, paragraph, yesNo } from './make.ts';
import { conduct, customerDelay, safety, siteDelays } from './site.ts';

const distance: Field = field('serviceLineMetres', '接户距离', {
  type: 'integer',
  unit: '米',
  min: 0,
  max: 100_000,
  sample: 35,
});

/** On-site survey: can it be supplied, from where, by which way. */
export function surveyStep(clocks: readonly string[], more: readonly Field[] = []): TaskStep {
  return {
    kind: 'task',
    title: '现场勘查',
    team: 'survey',
    does: '核对用电地址、容量和设备，确定电源点、接入方式和计量位置。',
    checklist: conduct,
    pauses: siteDelays(clocks),
    actions: [
      action('feasible', '具备供电条件', 'plan', {
        tone: 'primary',
        requiresChecklist: true,
        fields: [
          field('supplyPoint', '供电电源点', { type: 'text', sample: '10kV 丰收线 3 号台区' }),
          distance,
          ...more,
        ],
      }),
      action('unfeasible', '暂不具备供电条件', 'decline-check', {
        tone: 'danger',
        requiresChecklist: true,
        guards: ['evidence-attached'],
        fields: [paragraph('unfeasibleReason', '不具备条件的情况', '房屋处于征迁范围内，已张贴公告。')],
      }),
    ],
  };
}

/** The plan is drawn up and answered to the customer. */
export function planStep(fields: readonly Field[]): TaskStep {
  return {
    kind: 'task',
    title: '答复供电方案',
    team: 'survey',
    does: '确定供电方案并书面答复客户。',
    actions: [
      action('reply', '答复方案', 'confirm', {
        tone: 'primary',
        fields: [
          paragraph('planText', '供电方案', '以 220V 单相接入，计量装置设于一楼集中表箱。'),
          ...fields,
        ],
        notices: ['plan-replied'],
      }),
      action('survey-again', '需补充勘查', 'appoint', {
        fields: [paragraph('surveyAgainReason', '补充勘查的原因', '客户变更了设备位置。')],
      }),
    ],
  };
}

interface Confirm {
  readonly clocks: readonly string[];
  /** Ways on after agreement, by condition over what the plan says. */
  readonly ways: readonly {
    readonly id: string;
    readonly title: string;
    readonly customerTitle?: string;
    readonly to: readonly StepId[];
    readonly when?: Condition;
  }[];
}

/** The customer agrees to the plan or objects (PLN-8); the plan lapses when its term ends (PLN-5, PLN-6). */
export function confirmStep({ clocks, ways }: Confirm): TaskStep {
  return {
    kind: 'task',
    title: '客户确认方案',
    team: 'service',
    does: '等待客户确认供电方案；有异议的受理异议，逾期未确认的方案失效。',
    waitsForCustomer: { clocks },
    actions: [
      ...ways.map(({ id, title, customerTitle, to, when }) =>
        action(id, title, to, {
          tone: 'primary' as const,
          byCustomer: true as const,
          signature: { by: 'customer' as const, title: '已阅知供电方案并同意' },
          ...(customerTitle === undefined ? {} : { customerTitle }),
          ...(when === undefined ? {} : { when }),
        }),
      ),
      action('object', '客户提出异议', 'plan', {
        customerTitle: '对方案有异议',
        byCustomer: true,
        fields: [paragraph('planObjection', '客户异议', '希望计量装置移至院墙外侧，便于抄录。')],
      }),
      action('lapse', '逾期未确认，方案失效', 'lapsed', { tone: 'danger', notices: ['request-refused'] }),
    ],
    pauses: [customerDelay(clocks)],
  };
}

/** The contract is drawn up and signed; fees of approved items are paid first (§6.4). */
export function contractStep(to: StepId, clocks: readonly string[]): TaskStep {
  return {
    kind: 'task',
    title: '签订供用电合同',
    team: 'contract',
    does: '拟定合同，核对主体、容量、电价和产权分界，由客户签署。',
    actions: [
      action('sign', '合同签署完成', to, {
        tone: 'primary',
        // Not the customer's online: the text of the contract is not laid before them there.
        signature: { by: 'customer', title: '已核对并签署供用电合同' },
        guards: ['fees-settled'],
        fields: [
          field('contractTermMonths', '合同期限', {
            type: 'integer',
            unit: '个月',
            min: 1,
            max: 240,
            sample: 60,
          }),
        ],
      }),
    ],
    pauses: [
      { reason: 'customer-signing', title: '客户未到场签约', clocks, longestDays: 90 },
      { reason: 'fees-unpaid', title: '客户未交清费用', clocks, longestDays: 90 },
    ],
  };
}

/** The customer builds; the supplier's clocks stand still (§6.3). */
export function buildStep(to: StepId, clocks: readonly string[]): TaskStep {
  return {
    kind: 'task',
    title: '客户工程施工',
    team: 'service',
    does: '等待客户自行选定的单位完成受电工程，并提出竣工检验申请。',
    waitsForCustomer: { clocks },
    actions: [
      action('ask', '申请竣工检验', to, {
        tone: 'primary',
        byCustomer: true,
        fields: [field('builderName', '施工单位', { type: 'text', sample: '示例市诚信电力安装有限公司' })],
      }),
    ],
  };
}

/** Inspection of the customer's installation, faults left in writing (R-FIELD-06), and their mending. */
export function inspectionSteps(
  to: StepId,
  clocks: readonly string[],
): Readonly<Record<'inspect' | 'rectify', Step>> {
  return {
    inspect: {
      kind: 'task',
      title: '竣工检验',
      team: 'inspection',
      does: '检验客户受电工程；不合格的一次性书面告知整改内容。',
      checklist: [...conduct, ...safety],
      pauses: siteDelays(clocks),
      actions: [
        action('pass', '检验合格', to, {
          tone: 'primary',
          requiresChecklist: true,
          signature: { by: 'customer', title: '确认竣工检验结果' },
          notices: ['inspection-passed'],
        }),
        action('fail', '不合格，下发整改通知', 'rectify', {
          tone: 'danger',
          requiresChecklist: true,
          guards: ['evidence-attached'],
          signature: { by: 'customer', title: '收到整改通知单' },
          fields: [
            paragraph(
              'rectificationList',
              '需整改的问题',
              '进线开关未装防护罩；接地电阻实测 12 欧，应不大于 4 欧。',
            ),
          ],
          notices: ['rectification'],
        }),
      ],
    },
    rectify: {
      kind: 'task',
      title: '客户整改',
      team: 'service',
      does: '等待客户完成整改并申请复验。',
      waitsForCustomer: { clocks },
      actions: [action('ask', '申请复验', 'inspect', { tone: 'primary', byCustomer: true })],
    },
  };
}

interface Energise {
  readonly join: readonly StepId[];
  readonly to: StepId;
  readonly clocks: readonly string[];
}

/** Meter and connection: when inspection and contract are both done. */
export function energiseStep({ join, to, clocks }: Energise): TaskStep {
  return {
    kind: 'task',
    title: '装表接电',
    team: 'metering',
    does: '安装电能表、接通电源，与客户核对表号、起码和相序。',
    join,
    checklist: [...conduct, ...safety],
    pauses: siteDelays(clocks),
    actions: [
      action('done', '送电完成', to, {
        tone: 'primary',
        requiresChecklist: true,
        signature: { by: 'customer', title: '核对电能表表号与起始示数' },
        fields: [
          field('meterNumber', '电能表表号', { type: 'text', maxLength: 30, sample: '3301000012345678' }),
          field('meterStartReading', '起始示数', {
            type: 'decimal',
            unit: 'kWh',
            min: 0,
            decimals: 2,
            sample: '0.00',
          }),
        ],
        notices: ['energised'],
      }),
    ],
  };
}

/** The end when a plan lapsed unconfirmed. */
export const lapsedEnd: Step = {
  kind: 'end',
  title: '供电方案失效',
  outcome: 'lapsed',
  notices: ['case-closed'],
};

/** Phases of a low-voltage supply. */
export const phases: Field = choice('phases', '相数', { single: '单相 220V', three: '三相 380V' });

/** Whether the customer must build anything; zero-investment supplies need nothing (§6.1). */
export const customerWorks: Field = yesNo('customerWorks', '客户是否需自建受电工程');
