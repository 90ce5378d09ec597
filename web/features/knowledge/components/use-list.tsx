import { Link } from '@tanstack/react-router';
import { articleUse } from '#contracts/knowledge-upkeep.ts';
import { articleCategories } from '#domain/knowledge/article.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import styles from './knowledge.module.css';

/** What is read, what helped, and what nobody opened; counts without a trace of who it was. */
export function UseList() {
  const t = useTexts();
  const read = useRead(articleUse, { query: {} }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  if (read.data.items.length === 0) {
    return (
      <PageState
        kind="empty"
        small
        title={t('还没有已发布的文章')}
        text={t('发布之后这里会有阅读和评价。')}
      />
    );
  }
  return (
    <table className={styles.table} aria-label={t('使用情况')}>
      <thead>
        <tr>
          <th scope="col">{t('近 {count} 天', { count: read.data.days })}</th>
          <th scope="col">{t('网上阅读')}</th>
          <th scope="col">{t('工作台阅读')}</th>
          <th scope="col">{t('有帮助')}</th>
          <th scope="col">{t('没有帮助')}</th>
          <th scope="col">{t('读者说')}</th>
        </tr>
      </thead>
      <tbody>
        {read.data.items.map((line) => (
          <tr key={line.articleId}>
            <td>
              <Link to="/knowledge/$articleId" params={{ articleId: line.articleId }}>
                {line.title}
              </Link>{' '}
              {line.poor ? <StateTag tone="bad">{t('评价差')}</StateTag> : null}
              {line.neverRead ? <StateTag tone="warn">{t('没人看过')}</StateTag> : null}
              <div className={styles.faint}>{t(articleCategories[line.category])}</div>
            </td>
            <td>{line.portalViews}</td>
            <td>{line.deskViews}</td>
            <td>{line.helpful}</td>
            <td>{line.unhelpful}</td>
            <td>{line.comments.join('；')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
