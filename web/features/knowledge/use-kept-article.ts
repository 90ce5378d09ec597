import { useEffect, useRef, useState } from 'react';
import { forgetDraft, loadDraft, saveDraft } from '#web/lib/drafts/draft-store.ts';
import { readKeptArticle } from './kept-article.ts';
import type { ArticleWords } from './words.ts';

interface Options {
  readonly articleId: string;
  readonly staffId: string;
  /** What the server has: kept is only what differs from it. */
  readonly stored: ArticleWords;
}

export interface KeptArticle {
  readonly draft: ArticleWords;
  readonly change: (draft: ArticleWords) => void;
  /** When the words that were put back were last typed; null where nothing was put back. */
  readonly restoredAtMs: number | null;
  /** Throws the restored words away and shows what the server has. */
  readonly discard: () => void;
  /** Saved: what was kept is not needed any more. */
  readonly forget: () => void;
}

const pauseMs = 700;

/** An article while it is written: kept in this browser until it is saved, put back when the page opens again (design idea 6). */
export function useKeptArticle({ articleId, staffId, stored }: Options): KeptArticle {
  const id = `article:${articleId}`;
  const [draft, setDraft] = useState(stored);
  const [typed, setTyped] = useState(false);
  const [restoredAtMs, setRestoredAt] = useState<number | null>(null);
  const begun = useRef(false);
  const first = useRef(stored);
  useEffect(() => {
    let gone = false;
    // A browser that stores nothing keeps nothing; the page works all the same.
    const loading = loadDraft(id, (content) => readKeptArticle(content, first.current)).catch(() => null);
    void loading.then((kept) => {
      if (gone || begun.current || kept?.staffId !== staffId) return;
      if (JSON.stringify(kept.content) === JSON.stringify(first.current)) return;
      setDraft(kept.content);
      setRestoredAt(kept.savedAtMs);
    });
    return () => {
      gone = true;
    };
  }, [id, staffId]);
  useEffect(() => {
    if (!typed) return undefined;
    const timer = setTimeout(() => {
      const kept = {
        id,
        kind: 'article',
        title: draft.title,
        content: draft,
        savedAtMs: Date.now(),
        staffId,
      };
      void saveDraft(kept).catch(() => undefined);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [id, staffId, typed, draft]);
  const forget = (): void => {
    setTyped(false);
    setRestoredAt(null);
    void forgetDraft(id).catch(() => undefined);
  };
  return {
    ...{ draft, restoredAtMs, forget },
    change: (next) => {
      begun.current = true;
      setTyped(true);
      setDraft(next);
    },
    discard: () => {
      forget();
      setDraft(stored);
    },
  };
}
