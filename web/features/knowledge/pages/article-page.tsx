import { Button } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { openedArticle, readArticle, voteArticle } from '#contracts/knowledge.ts';
import { articleCategories, audiences } from '#domain/knowledge/article.ts';
import { call } from '#web/lib/api/call.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ArticleActs } from '../components/article-acts.tsx';
import { Helpful } from '../components/helpful.tsx';
import { MarkdownView } from '../components/markdown-view.tsx';
import { VersionsPanel } from '../components/versions-panel.tsx';
import { deskFiles } from '../file-address.ts';
import { stateTitle, stateTones, type Article, type ArticleWords } from '../words.ts';
import styles from '../components/knowledge.module.css';

/** One article: the words in force, the next ones for those who write, and its versions. */
export function ArticlePage() {
  const { articleId = '' }: { articleId?: string } = useParams({ strict: false });
  const read = useRead(readArticle, { params: { articleId } }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  return <Shown article={read.data} />;
}

function Shown({ article }: { article: Article }) {
  const t = useTexts();
  const mayWrite = useMay('knowledge.write');
  const { articleId, published, work, state } = article;
  useOpened(published === null ? null : articleId);
  return (
    <>
      <PageHeader
        title={published?.content.title ?? article.title}
        detail={<Facts article={article} />}
        state={<StateTag tone={stateTones[state]}>{stateTitle(state, t)}</StateTag>}
        actions={
          <>
            <Button onClick={() => window.print()}>{t('打印')}</Button>
            <ArticleActs article={article} />
          </>
        }
      />
      <div className={styles.stack}>
        {work === null ? null : <WorkSection article={article} work={work} />}
        {published === null ? null : (
          <Section title={t('现行版本（第 {count} 版）', { count: published.version })}>
            <MarkdownView text={published.content.body} fileAddress={deskFiles(articleId)} />
            <Source content={published.content} />
          </Section>
        )}
        {published === null ? null : <MyVote article={article} version={published.version} />}
        {mayWrite ? <VersionsPanel article={article} /> : null}
      </div>
    </>
  );
}

/** Counts the opening once a visit of the page. */
function useOpened(articleId: string | null): void {
  useEffect(() => {
    if (articleId === null) return;
    void call(openedArticle, { params: { articleId }, body: {} }).catch(() => undefined);
  }, [articleId]);
}

function Facts({ article }: { article: Article }) {
  const t = useTexts();
  const content = article.published?.content ?? article.work?.content;
  if (content === undefined) return null;
  return (
    <span className={styles.facts}>
      <span>{t(articleCategories[content.category])}</span>
      <span>{t('可见范围：{audience}', { audience: t(audiences[content.audience]) })}</span>
      {article.owner === null ? null : <span>{t('负责人：{name}', { name: article.owner })}</span>}
      <span>{t('复审日期：{date}', { date: article.published?.reviewOn ?? content.reviewOn })}</span>
    </span>
  );
}

function Source({ content }: { content: ArticleWords }) {
  const t = useTexts();
  const source = [content.sourceDocument, content.sourceClause].filter((part) => part !== '').join(' ');
  if (source === '' && content.keywords.length === 0) return null;
  return (
    <p className={styles.facts}>
      {source === '' ? null : <span>{t('依据：{source}', { source })}</span>}
      <span>{t('关键词：{words}', { words: content.keywords.join('、') })}</span>
    </p>
  );
}

interface WorkProps {
  readonly article: Article;
  readonly work: NonNullable<Article['work']>;
}

function WorkSection({ article, work }: WorkProps) {
  const t = useTexts();
  const titles = { draft: t('草稿'), 'in-review': t('待审核的稿件'), scheduled: t('待发布的稿件') };
  return (
    <Section
      title={titles[work.at]}
      extra={
        work.at === 'draft' ? (
          <Link to="/knowledge/$articleId/edit" params={{ articleId: article.articleId }}>
            {t('继续编写')}
          </Link>
        ) : null
      }
    >
      <p className={styles.facts}>
        <span>{t('作者：{names}', { names: work.authors.join('、') })}</span>
        {work.publishOn === null ? null : <span>{t('{date} 发布', { date: work.publishOn })}</span>}
        {work.returned === null ? null : (
          <StateTag tone="warn">{t('已退回：{reason}', { reason: work.returned })}</StateTag>
        )}
      </p>
      <h3>{work.content.title}</h3>
      <MarkdownView text={work.content.body} fileAddress={deskFiles(article.articleId)} />
      <Source content={work.content} />
    </Section>
  );
}

function MyVote({ article, version }: { article: Article; version: number }) {
  const t = useTexts();
  const voting = useCommand(voteArticle, { touches: [readArticle] });
  const { articleId } = article;
  return (
    <Section title={t('评价')}>
      <Helpful
        vote={article.myVote}
        pending={voting.pending}
        problem={voting.failure}
        onVote={(vote) => void voting.run({ params: { articleId }, body: { version, ...vote } })}
      />
    </Section>
  );
}
