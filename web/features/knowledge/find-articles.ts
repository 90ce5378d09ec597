import { listArticles } from '#contracts/knowledge.ts';
import { call } from '#web/lib/api/call.ts';
import type { SearchHit } from '#web/lib/feature/feature.ts';

const hitsMax = 5;

/** Articles for the search field of the header. */
export async function findArticles(words: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { items } = await call(listArticles, { query: { q: words.slice(0, 60) } }, { signal });
  return items.slice(0, hitsMax).map(({ articleId, title, excerpt }) => ({
    ...{ id: articleId, title, detail: excerpt, to: `/knowledge/${articleId}` },
  }));
}
