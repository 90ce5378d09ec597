import { Segmented } from 'antd';
import { Link } from '@tanstack/react-router';
import { listArticleWork, workScopes } from '#contracts/knowledge-upkeep.ts';
import { articleCategories } from '#domain/knowledge/article.ts';
import { useReadPages } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { RowOf } from '#web/ui/list-page/column.ts';
import { stateTitle, stateTones, workTitles } from '../words.ts';
import { MoreButton } from './more-button.tsx';
import styles from './knowledge.module.css';

type Line = RowOf<typeof listArticleWork>;

const scopeTitles: Readonly<Record<(typeof workScopes)[number], string>> = {
  'to-review': zh('待我审核'),
  mine: zh('我的文章'),
  'in-hand': zh('在写和在审'),
  'review-due': zh('到期复审'),
  retired: zh('已停用'),
  all: zh('全部'),
};

/** Articles as those who keep the library look at them. */
export function WorkList() {
  const t = useTexts();
  const [{ scope = 'in-hand' }, setUrl] = useUrlState(['scope']);
  const read = useReadPages<Line>(listArticleWork, { query: { scope } }, { news: ['setting'] });
  const items = read.data?.pages.flatMap((page) => page.items);
  return (
    <div className={styles.stack}>
      <Segmented
        value={scope}
        onChange={(next) => setUrl({ scope: next })}
        options={workScopes.map((value) => ({ value, label: t(scopeTitles[value]) }))}
      />
      {read.error !== null ? (
        <ProblemState small problem={read.error} />
      ) : items === undefined ? (
        <PageState kind="loading" />
      ) : items.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('这里没有文章')}
          text={t('可换一个范围，或者写一篇新文章。')}
        />
      ) : (
        <Table items={items} />
      )}
      <MoreButton read={read} />
    </div>
  );
}

function Table({ items }: { items: readonly Line[] }) {
  const t = useTexts();
  return (
    <table className={styles.table} aria-label={t('写作与审核')}>
      <thead>
        <tr>
          <th scope="col">{t('文章')}</th>
          <th scope="col">{t('状态')}</th>
          <th scope="col">{t('负责人')}</th>
          <th scope="col">{t('复审日期')}</th>
          <th scope="col">{t('最近改动')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((line) => (
          <tr key={line.articleId}>
            <td>
              <Link to="/knowledge/$articleId" params={{ articleId: line.articleId }}>
                {line.title}
              </Link>
              <div className={styles.faint}>{t(articleCategories[line.category])}</div>
            </td>
            <td>
              <StateTag tone={stateTones[line.state]}>{stateTitle(line.state, t)}</StateTag>{' '}
              {line.published === null || line.work === 'none' ? null : (
                <StateTag tone="active">{t(workTitles[line.work])}</StateTag>
              )}
              {line.returned === null ? null : <div>{t('已退回：{reason}', { reason: line.returned })}</div>}
              {line.publishOn === null ? null : <div>{t('{date} 发布', { date: line.publishOn })}</div>}
            </td>
            <td>{line.owner ?? '—'}</td>
            <td>{line.reviewOn ?? '—'}</td>
            <td>{timeText(line.changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
