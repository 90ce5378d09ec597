import type { ReactNode } from 'react';
import { ApiProblem, NetworkFailure, problemTitle } from '#web/lib/api/problem.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from './page-state.tsx';

interface Props {
  readonly problem: unknown;
  readonly action?: ReactNode;
  readonly small?: boolean;
}

/** A failed read in words: not allowed, not found, not reached, or broken with the number to tell the operator. */
export function ProblemState({ problem, action, small = false }: Props) {
  const t = useTexts();
  const rest = { small, ...(action === undefined ? {} : { action }) };
  if (problem instanceof NetworkFailure) {
    return (
      <PageState
        kind="offline"
        title={t('暂时连不上服务器')}
        text={t('请检查网络，正在自动重试。')}
        {...rest}
      />
    );
  }
  if (problem instanceof ApiProblem && problem.status === 403) {
    return <PageState kind="not-allowed" title={t('没有权限')} text={problemTitle(problem, t)} {...rest} />;
  }
  if (problem instanceof ApiProblem && problem.status === 404) {
    return <PageState kind="not-found" title={t('没有找到')} text={problemTitle(problem, t)} {...rest} />;
  }
  const text =
    problem instanceof ApiProblem
      ? problemTitle(problem, t)
      : t('页面出现意外，已填写的内容仍在。请再试一次。');
  return <PageState kind="error" title={t('没有成功')} text={text} {...rest} />;
}
