import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { portalArticle, portalArticleFile, portalOpened, portalVote } from '#contracts/knowledge-portal.ts';
import { articleCategories } from '#domain/knowledge/article.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { call } from '#web/lib/api/call.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Helpful } from '../components/helpful.tsx';
import { MarkdownView } from '../components/markdown-view.tsx';
import { visitorId } from '../visitor-id.ts';
import styles from '../components/knowledge.module.css';

/** An article for everybody, with its source and whether it helped. */
export function PortalArticlePage() {
  const t = useTexts();
  const { articleId = '' }: { articleId?: string } = useParams({ strict: false });
  const [{ unit }] = useUrlState(['unit']);
  const query = unit === undefined ? {} : { unit };
  const read = useRead(portalArticle, { params: { articleId }, query });
  const version = read.data?.version;
  useEffect(() => {
    if (version === undefined) return;
    const of = unit === undefined ? {} : { unit };
    void call(portalOpened, { params: { articleId }, query: of, body: {} }).catch(() => undefined);
  }, [articleId, unit, version]);
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  const { title, category, body, sourceDocument, sourceClause, effectiveOn, publishedAt } = read.data;
  const source = [sourceDocument, sourceClause].filter((part) => part !== '').join(' ');
  return (
    <article>
      <p className={styles.crumbs}>
        <Link to="/portal/knowledge" search={query}>
          {t('用电知识')}
        </Link>{' '}
        / {t(articleCategories[category])}
      </p>
      <h1>{title}</h1>
      <MarkdownView
        text={body}
        fileAddress={(attachmentId) => addressOf(portalArticleFile.path, { articleId, attachmentId }, query)}
      />
      <p className={styles.facts}>
        {source === '' ? null : <span>{t('依据：{source}', { source })}</span>}
        {effectiveOn === null ? null : <span>{t('自 {date} 起执行', { date: effectiveOn })}</span>}
        <span>{t('更新于 {time}', { time: timeText(publishedAt) })}</span>
      </p>
      <Voting articleId={articleId} version={read.data.version} query={query} />
    </article>
  );
}

interface VotingProps {
  readonly articleId: string;
  readonly version: number;
  readonly query: { readonly unit?: string };
}

function Voting({ articleId, version, query }: VotingProps) {
  const [vote, setVote] = useState<{ helpful: boolean; comment: string } | null>(null);
  const voting = useCommand(portalVote);
  const send = async (next: { helpful: boolean; comment: string }): Promise<void> => {
    const body = { version, ...next, visitorId: visitorId() };
    if ((await voting.run({ params: { articleId }, query, body })) !== null) setVote(next);
  };
  return (
    <Helpful
      vote={vote}
      pending={voting.pending}
      problem={voting.failure}
      onVote={(next) => void send(next)}
    />
  );
}
