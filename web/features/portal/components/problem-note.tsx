import { ApiProblem, NetworkFailure } from '#web/lib/api/problem.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import styles from '../portal.module.css';

function wordsFor(problem: unknown, t: Texts): string {
  if (problem instanceof NetworkFailure)
    return t('暂时连不上服务器，已填写的内容还在，请稍后再试。重复提交不会重复办理。');
  if (!(problem instanceof ApiProblem)) return t('出现意外，已填写的内容还在，请再试一次。');
  const { fields, title } = problem;
  return fields.length > 1 ? t('有 {count} 处需要修改，已在对应位置标出。', { count: fields.length }) : title;
}

/** Why something was not done; read aloud at once. */
export function ProblemNote({ problem }: { problem: unknown }) {
  const t = useTexts();
  if (problem === null || problem === undefined) return null;
  return (
    <p className={styles.note} data-tone="bad" role="alert">
      {wordsFor(problem, t)}
    </p>
  );
}

/** While something is on its way. */
export function Loading() {
  const t = useTexts();
  return (
    <p className={styles.faint} role="status">
      {t('正在载入…')}
    </p>
  );
}
