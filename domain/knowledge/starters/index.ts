import type { ArticleContent } from '../article.ts';
import { handlingStarters } from './handling.ts';
import type { Starter } from './starter.ts';
import { usingStarters } from './using.ts';
import { workingStarters } from './working.ts';

export type { Starter } from './starter.ts';

/** Every article that comes with the product. */
export const starters: readonly Starter[] = [...handlingStarters, ...usingStarters, ...workingStarters];

/** A starter as the content of a draft, to be looked at again by `reviewOn`. */
export function contentOf(starter: Starter, reviewOn: string): ArticleContent {
  return {
    ...{ title: starter.title, category: starter.category, keywords: starter.keywords, body: starter.body },
    ...{ audience: starter.audience ?? 'public', functions: starter.functions ?? [] },
    ...{ sourceDocument: starter.source ?? '', sourceClause: '', effectiveOn: null, reviewOn },
    topics: starter.topics ?? [],
  };
}
