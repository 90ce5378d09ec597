/** Going to the customer: appointment first (R-FIELD-01), arrival punched, conduct and safety ticked on site. */
import type { ChecklistItem, ClockRule, PauseRule, Step, StepId, TeamFunction } from '../definition.ts';
import { action, field, paragraph } from './make.ts';

/** Conduct on site (R-FIELD-02). */
export const conduct: readonly ChecklistItem[] = [
  { code: 'badge-shown', title: '出示证件并说明来意', required: true },
  { code: 'entry-asked', title: '征得同意后进入', required: true },
  { code: 'shoe-covers', title: '穿戴鞋套、铺设垫布', required: false },
  { code: 'site-cleaned', title: '清理现场、恢复原状', required: true },
  { code: 'phone-left', title: '留下联系电话', required: true },
  { code: 'opinion-asked', title: '征求客户意见', required: true },
];

/** Safety before work on or near live parts (R-FIELD-10, R-FIELD-05). */
export const safety: readonly ChecklistItem[] = [
  { code: 'risk-assessed', title: '完成危险点分析', required: true },
  { code: 'gear-worn', title: '穿戴并检查防护用品', required: true },
  { code: 'voltage-tested', title: '验电、接地并悬挂标示牌', required: true },
  { code: 'traffic-guarded', title: '占道作业设置围栏与警示', required: false },
];

/** Reasons to stand still on site that are not the supplier's (S3). */
export function siteDelays(clocks: readonly string[]): readonly PauseRule[] {
  return [
    { reason: 'customer-absent', title: '客户不在现场', clocks, needsEvidence: true, longestDays: 30 },
    { reason: 'access-refused', title: '无法进入现场', clocks, needsApproval: true, needsEvidence: true },
    { reason: 'severe-weather', title: '恶劣天气无法作业', clocks, needsApproval: true },
    {
      reason: 'authority-order',
      title: '公安、应急等部门要求暂停',
      clocks,
      needsApproval: true,
      needsEvidence: true,
    },
  ];
}

/** The customer asked for a later date. */
export function customerDelay(clocks: readonly string[]): PauseRule {
  return { reason: 'customer-asked', title: '客户要求延后', clocks, needsEvidence: true, longestDays: 90 };
}

interface Visit {
  readonly team: TeamFunction;
  /** What the visit is for, in the titles: '勘查'. */
  readonly purpose: string;
  readonly next: StepId;
  /** Clocks that stand still while the customer asks for later or is not there. */
  readonly clocks: readonly string[];
}

/** The steps `appoint` and `visit`: agree on a time, go, arrive; nobody there: agree again. */
export function visitSteps({
  team,
  purpose,
  next,
  clocks,
}: Visit): Readonly<Record<'appoint' | 'visit', Step>> {
  return {
    appoint: {
      kind: 'task',
      title: `预约${purpose}`,
      team,
      does: `与客户约定${purpose}的时间、内容和地点。`,
      actions: [
        action('arrange', '约定上门', 'visit', {
          tone: 'primary',
          fields: [
            field('appointmentAt', '约定时间', { type: 'datetime', sample: '2026-10-12T09:30' }),
            paragraph('appointmentNote', '约定内容与注意事项', '请家中留人，准备好产权证明原件。', {
              required: false,
            }),
          ],
          notices: ['appointment-made'],
        }),
      ],
      pauses: [customerDelay(clocks)],
    },
    visit: {
      kind: 'task',
      title: `前往${purpose}`,
      team,
      does: '按约定时间到达现场并打卡。',
      actions: [
        action('arrive', '到达现场', next, { tone: 'primary' }),
        action('absent', '到场无人，重新预约', 'appoint', {
          fields: [paragraph('absenceNote', '到场情况', '按约到达，敲门与电话均无人应答，已留联系卡。')],
          guards: ['evidence-attached'],
        }),
      ],
      pauses: siteDelays(clocks),
    },
  };
}

/** The promise that an appointment is kept, counted from the agreed time (R-PROM-11). */
export const appointmentClock: ClockRule = {
  id: 'appointment',
  promise: 'R-PROM-11',
  title: '按约到达',
  startsWhenAll: ['appoint.arrange'],
  stopsWhenAny: ['visit.arrive', 'visit.absent'],
  countsFrom: 'appointmentAt',
  runs: 'each-time',
};
