import { useState } from 'react';
import { customerCareRoutes, type Visit } from '#contracts/customer-care.ts';
import { satisfactions, visitWays } from '#domain/customers/care/visit-plan.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { isWordOf, optionsOf } from '../words.ts';
import { careTouches } from './care-touches.ts';
import { problemsIn } from './problems-in.ts';

interface Props {
  readonly customerId: string;
  readonly onClose: () => void;
}

/** A visit beside the plan. */
export function PlanVisitDialog({ customerId, onClose }: Props) {
  const t = useTexts();
  const [visitId] = useState(newId);
  const plan = useCommand(customerCareRoutes.planVisit, { touches: careTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('安排走访')}
      fields={[
        { name: 'dueOn', label: t('计划日期'), kind: 'date', required: true },
        { name: 'staffId', label: t('走访人'), kind: 'staff', help: t('留空为本人') },
      ]}
      pending={plan.pending}
      failure={plan.failure}
      fieldFailures={plan.fieldFailures}
      onClose={onClose}
      onSave={({ dueOn = '', staffId = '' }) => {
        const staff = staffId === '' ? {} : { staffId };
        void plan.run({ params: { customerId }, body: { visitId, dueOn, ...staff } });
      }}
    />
  );
}

/** What came of a visit; each line of problems is followed up by itself. */
export function VisitResultDialog({
  customerId,
  visit,
  onClose,
}: Props & { visit: Pick<Visit, 'visitId' | 'revision'> }) {
  const t = useTexts();
  const [firstProblemId] = useState(newId);
  const record = useCommand(customerCareRoutes.recordVisit, { touches: careTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('登记走访结果')}
      fields={[
        {
          name: 'way',
          label: t('走访方式'),
          kind: 'choice',
          options: optionsOf(visitWays, t),
          required: true,
        },
        {
          name: 'satisfaction',
          label: t('客户满意度'),
          kind: 'choice',
          options: optionsOf(satisfactions, t).slice().reverse(),
          required: true,
        },
        { name: 'finding', label: t('走访情况'), kind: 'words', required: true, maxLength: 2000 },
        {
          name: 'problems',
          label: t('发现的问题'),
          kind: 'words',
          maxLength: 2000,
          help: t('每行一个，最多十个；逐个跟进到解决。'),
        },
      ]}
      start={{ way: 'on-site' }}
      pending={record.pending}
      failure={record.failure}
      fieldFailures={record.fieldFailures}
      onClose={onClose}
      onSave={({ way = '', satisfaction = '', finding = '', problems = '' }) => {
        if (!isWordOf(visitWays, way)) return;
        const { visitId, revision } = visit;
        const found = problemsIn(problems, firstProblemId);
        const body = { revision, way, satisfaction: Number(satisfaction), finding, problems: found };
        void record.run({ params: { customerId, visitId }, body });
      }}
    />
  );
}

/** Takes a visit off the list. */
export function CancelVisitDialog({
  customerId,
  visit,
  onClose,
}: Props & { visit: Pick<Visit, 'visitId' | 'revision'> }) {
  const t = useTexts();
  const cancel = useCommand(customerCareRoutes.cancelVisit, { touches: careTouches, done: onClose });
  const { visitId, revision } = visit;
  return (
    <FieldsDialog
      danger
      title={t('取消走访')}
      text={t('按计划安排的走访取消后，下一个周期再安排。')}
      fields={[{ name: 'reason', label: t('原因'), kind: 'words', required: true }]}
      pending={cancel.pending}
      failure={cancel.failure}
      onClose={onClose}
      onSave={({ reason = '' }) =>
        void cancel.run({ params: { customerId, visitId }, body: { revision, reason } })
      }
    />
  );
}

/** Notes the order that was opened for a problem, or how it was solved. */
export function ProblemDialog({
  customerId,
  problem,
  onClose,
}: Props & {
  problem: { readonly problemId: string; readonly words: string; readonly orderNo: string | null };
}) {
  const t = useTexts();
  const follow = useCommand(customerCareRoutes.followProblem, { touches: careTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('跟进走访问题')}
      text={problem.words}
      fields={[
        { name: 'orderNo', label: t('转办的工单号'), kind: 'line', maxLength: 20 },
        {
          name: 'solution',
          label: t('解决情况'),
          kind: 'words',
          maxLength: 500,
          help: t('填写后问题即登记为已解决。'),
        },
      ]}
      start={{ orderNo: problem.orderNo ?? '' }}
      pending={follow.pending}
      failure={follow.failure}
      onClose={onClose}
      onSave={({ orderNo = '', solution = '' }) => {
        const body = {
          ...(orderNo.trim() === '' ? {} : { orderNo: orderNo.trim() }),
          ...(solution.trim() === '' ? {} : { solution: solution.trim() }),
        };
        void follow.run({ params: { customerId, problemId: problem.problemId }, body });
      }}
    />
  );
}
