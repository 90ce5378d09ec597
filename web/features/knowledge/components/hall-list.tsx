import { Link } from '@tanstack/react-router';
import { hallPublication } from '#contracts/knowledge-upkeep.ts';
import { hallTopics, type TopicState } from '#domain/knowledge/hall-topics.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { StateTag, type Tone } from '#web/ui/state-tag/state-tag.tsx';
import styles from './knowledge.module.css';

const states: Readonly<Record<TopicState, readonly [string, Tone]>> = {
  published: [zh('已公示'), 'good'],
  overdue: [zh('到期复审'), 'warn'],
  'not-public': [zh('未对外公开'), 'warn'],
  missing: [zh('缺少'), 'bad'],
};

/** What the hall must publish and the articles that do (R-HALL-08, R-QUAL-07). */
export function HallList() {
  const t = useTexts();
  const read = useRead(hallPublication, {}, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  return (
    <table className={styles.table} aria-label={t('营业厅公示')}>
      <thead>
        <tr>
          <th scope="col">{t('公示事项')}</th>
          <th scope="col">{t('状态')}</th>
          <th scope="col">{t('文章')}</th>
        </tr>
      </thead>
      <tbody>
        {read.data.items.map(({ topic, state, articles }) => (
          <tr key={topic}>
            <td>{t(hallTopics[topic].title)}</td>
            <td>
              <StateTag tone={states[state][1]}>{t(states[state][0])}</StateTag>
            </td>
            <td>
              {articles.map(({ articleId, title, reviewOn }) => (
                <div key={articleId}>
                  <Link to="/knowledge/$articleId" params={{ articleId }}>
                    {title}
                  </Link>{' '}
                  <span className={styles.faint}>{t('复审日期：{date}', { date: reviewOn ?? '—' })}</span>
                </div>
              ))}
              {articles.length === 0 ? '—' : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
