import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { ApiProblem, NetworkFailure, problemTitle } from '#web/lib/api/problem.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';

interface Props {
  readonly problem: unknown;
  /** Fields on the screen: what is said beside them is not said twice. */
  readonly shownFields?: readonly string[];
}

/** Why a command was not carried out; after a change by somebody else it offers to fetch the newest state. */
export function ProblemAlert({ problem, shownFields = [] }: Props) {
  const t = useTexts();
  const client = useQueryClient();
  if (problem === null || problem === undefined) return null;
  const changed = problem instanceof ApiProblem && problem.code === 'conflict.changed-meanwhile';
  const action = changed ? (
    <Button size="small" onClick={() => void client.invalidateQueries()}>
      {t('查看最新内容')}
    </Button>
  ) : null;
  return (
    <Alert
      type={problem instanceof NetworkFailure || changed ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={problemText(problem, shownFields, t)}
      {...(action === null ? {} : { action })}
    />
  );
}

/** The words for a failure; for several fields a sum-up, since each field says its own. */
export function problemText(problem: unknown, shownFields: readonly string[], t: Texts): string {
  if (problem instanceof NetworkFailure)
    return t('暂时连不上服务器，内容已保留，请稍后再提交。重复提交不会重复办理。');
  if (!(problem instanceof ApiProblem)) return t('出现意外，内容已保留，请再试一次。');
  const elsewhere = problem.fields.filter(({ field }) => !shownFields.includes(field));
  if (problem.fields.length > 0 && elsewhere.length === 0) {
    return t('有 {count} 处需要修改，已在对应位置标出。', { count: problem.fields.length });
  }
  if (elsewhere.length > 1) return elsewhere.map(({ title }) => title).join(' ');
  return problemTitle(problem, t);
}
