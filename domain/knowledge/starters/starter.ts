import type { ArticleCategory, Audience } from '../article.ts';
import type { HallTopic } from '../hall-topics.ts';
import type { TeamFunction } from '../../organisation/team-functions.ts';

/** An article that comes with the product, in our own words; a company loads it as a draft and makes it its own. */
export interface Starter {
  /** Stable name: loading twice makes no second one. */
  readonly code: string;
  readonly title: string;
  readonly category: ArticleCategory;
  readonly keywords: readonly string[];
  readonly audience?: Audience;
  readonly functions?: readonly TeamFunction[];
  readonly source?: string;
  readonly topics?: readonly HallTopic[];
  readonly body: string;
}
