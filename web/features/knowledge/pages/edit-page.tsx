import { Alert, Button } from 'antd';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readArticle, saveArticle } from '#contracts/knowledge.ts';
import { ApiProblem } from '#web/lib/api/problem.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useSession } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { touchedReads } from '../components/article-acts.tsx';
import { ContentForm } from '../components/content-form.tsx';
import { MarkdownView } from '../components/markdown-view.tsx';
import { deskFiles } from '../file-address.ts';
import { useKeptArticle } from '../use-kept-article.ts';
import type { ArticleWords } from '../words.ts';
import styles from '../components/knowledge.module.css';

const reviewAfterMs = 365 * 86_400_000;

function emptyContent(): ArticleWords {
  return {
    ...{ title: '', category: 'procedure', keywords: [], body: '', audience: 'public', functions: [] },
    ...{ sourceDocument: '', sourceClause: '', effectiveOn: null, topics: [] },
    reviewOn: new Date(Date.now() + reviewAfterMs).toISOString().slice(0, 10),
  };
}

/** Writes an article: the form, and beside it what readers will see. */
export function EditPage() {
  const { articleId = '' }: { articleId?: string } = useParams({ strict: false });
  const [{ new: isNew }] = useUrlState(['new']);
  const read = useRead(readArticle, { params: { articleId } }, { enabled: isNew === undefined });
  if (isNew !== undefined) return <Editor articleId={articleId} revision={0} content={emptyContent()} />;
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  const { revision, work, published } = read.data;
  const content = work?.content ?? published?.content ?? emptyContent();
  return <Editor key={articleId} articleId={articleId} revision={revision} content={content} />;
}

/** Refusals that the form says beside the field. */
const shownFields = ['content.title', 'content.body', 'content.functions'];

interface EditorProps {
  readonly articleId: string;
  readonly revision: number;
  readonly content: ArticleWords;
}

function Editor({ articleId, revision, content }: EditorProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const { staffId } = useSession();
  const kept = useKeptArticle({ articleId, staffId, stored: content });
  const { draft } = kept;
  // Somebody else's change is taken note of by pressing save again: the words typed here are then the newer ones.
  const [opened, setOpened] = useState(revision);
  const saving = useCommand(saveArticle, { touches: touchedReads });
  const conflict =
    saving.failure instanceof ApiProblem && saving.failure.code === 'conflict.changed-meanwhile';
  const save = async (): Promise<void> => {
    const saved = await saving.run({
      params: { articleId },
      body: { revision: conflict ? revision : opened, content: draft },
    });
    if (saved === null) return;
    setOpened(saved.revision);
    kept.forget();
    void navigate({ to: '/knowledge/$articleId', params: { articleId } });
  };
  return (
    <>
      <PageHeader
        title={t('编写文章')}
        detail={t('正文用 Markdown 书写；保存为草稿后再提交审核。')}
        actions={
          <Button
            type="primary"
            loading={saving.pending}
            disabled={draft.title.trim() === ''}
            onClick={() => void save()}
          >
            {t('保存草稿')}
          </Button>
        }
      />
      {kept.restoredAtMs === null ? null : (
        <RestoredLine savedAtMs={kept.restoredAtMs} onDiscard={kept.discard} />
      )}
      <ProblemAlert problem={saving.failure} shownFields={shownFields} />
      {conflict ? (
        <Alert
          type="warning"
          showIcon
          title={t('您的文字仍在这里。核对对方的改动后再次保存，将以您的为准。')}
        />
      ) : null}
      <div className={styles.editor}>
        <Section title={t('内容')}>
          <ContentForm draft={draft} failures={saving.fieldFailures} onChange={kept.change} />
        </Section>
        <Section title={t('预览')}>
          <h3>{draft.title}</h3>
          <MarkdownView text={draft.body} fileAddress={deskFiles(articleId)} />
        </Section>
      </div>
    </>
  );
}

/** Words that were not saved last time are back; the writer says whether they are wanted. */
function RestoredLine({ savedAtMs, onDiscard }: { savedAtMs: number; onDiscard: () => void }) {
  const t = useTexts();
  return (
    <Alert
      type="info"
      showIcon
      title={t('已恢复 {time} 未保存的草稿', { time: timeText(new Date(savedAtMs).toISOString()) })}
      action={
        <Button size="small" onClick={onDiscard}>
          {t('放弃，用已保存的内容')}
        </Button>
      }
    />
  );
}
